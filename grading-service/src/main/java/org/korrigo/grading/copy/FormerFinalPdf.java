package org.korrigo.grading.copy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.korrigo.contracts.storage.StoredFile;

/** The annotated PDF that a copy had before it was reopened: kept (domain §2). */
@Entity
class FormerFinalPdf {
  @Id UUID id;
  UUID copyId;
  Instant gradedAt;

  @JdbcTypeCode(SqlTypes.JSON)
  StoredFile finalPdf;

  BigDecimal score;

  static FormerFinalPdf of(Copy graded) {
    FormerFinalPdf former = new FormerFinalPdf();
    former.id = UUID.randomUUID();
    former.copyId = graded.id;
    former.gradedAt = graded.gradedAt;
    former.finalPdf = graded.finalPdf;
    former.score = graded.score;
    return former;
  }
}
