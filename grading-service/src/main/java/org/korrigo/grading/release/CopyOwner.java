package org.korrigo.grading.release;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.korrigo.contracts.identification.CopyIdentified;

/** Projection of the decision whose a copy is; {@code studentId} null means nobody's. */
@Entity
class CopyOwner {
  @Id UUID copyId;
  UUID examId;
  Integer studentId;
  long sequence;

  static CopyOwner undecided(UUID copyId, UUID examId) {
    CopyOwner owner = new CopyOwner();
    owner.copyId = copyId;
    owner.examId = examId;
    return owner;
  }

  /** Takes over a decision, unless a newer one was told before. */
  void decide(CopyIdentified decision, long sequence) {
    if (sequence <= this.sequence) {
      return;
    }
    this.sequence = sequence;
    studentId = decision.studentId();
  }
}
