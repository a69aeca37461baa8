package org.korrigo.exams.copy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** Where a booklet is: in one copy, at one place (from 0). */
@Entity
class CopyBooklet {
  @Id UUID bookletId;
  UUID copyId;
  int position;

  static CopyBooklet of(UUID bookletId, UUID copyId, int position) {
    CopyBooklet row = new CopyBooklet();
    row.bookletId = bookletId;
    row.copyId = copyId;
    row.position = position;
    return row;
  }
}
