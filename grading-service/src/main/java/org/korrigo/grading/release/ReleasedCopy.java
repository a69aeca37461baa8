package org.korrigo.grading.release;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A copy that was given to its pupil; there are none for an exam whose results are not out. */
@Entity
class ReleasedCopy {
  @Id UUID copyId;
  UUID examId;

  /** The pupil, whatever was decided since. */
  Integer studentId;

  Instant releasedAt;
}
