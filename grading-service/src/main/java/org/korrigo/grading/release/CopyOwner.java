package org.korrigo.grading.release;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.identification.CopyIdentified;

/**
 * Projection of the decision whose a copy is; {@code studentId} null means nobody's.
 *
 * <p>Identification never gives a pupil two copies of an exam, but its events for two copies may
 * cross on their way: "B is the pupil's" may arrive before "A is no longer". The newer word counts,
 * so the older holder lets go (its own event will only confirm it), and an older word about a pupil
 * to whom another copy has been given since names nobody.
 */
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

  /**
   * Takes over a decision, unless a newer one was told before.
   *
   * @param holders the other copies of the exam that are the pupil's as far as was told
   */
  void decide(CopyIdentified decision, long sequence, List<CopyOwner> holders) {
    if (sequence <= this.sequence) {
      return;
    }
    this.sequence = sequence;
    boolean late = holders.stream().anyMatch(holder -> holder.sequence > sequence);
    if (!late) {
      holders.forEach(holder -> holder.studentId = null);
    }
    studentId = late ? null : decision.studentId();
  }
}
