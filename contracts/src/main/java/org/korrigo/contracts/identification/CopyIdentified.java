package org.korrigo.contracts.identification;

import java.time.Instant;
import java.util.UUID;
import org.korrigo.contracts.event.DomainEvent;

/**
 * It was decided whose a copy is, or the decision was taken back.
 *
 * @param studentId the pupil, or null when the copy is nobody's again
 * @param decision by rule or by a person
 * @param decidedById the person's subject, or null when decided by rule
 * @param studentLeft whether the pupil whose it was, or likeliest was, left the roster: whatever
 *     else names this pupil beside the copy is to be forgotten
 */
public record CopyIdentified(
    UUID copyId,
    UUID examId,
    Integer studentId,
    Decision decision,
    String decidedById,
    Instant decidedAt,
    boolean studentLeft)
    implements DomainEvent {

  /** A decision about a pupil who is there. */
  public CopyIdentified(
      UUID copyId,
      UUID examId,
      Integer studentId,
      Decision decision,
      String decidedById,
      Instant decidedAt) {
    this(copyId, examId, studentId, decision, decidedById, decidedAt, false);
  }

  /** Who decided (domain §1, OCRResult). */
  public enum Decision {
    AUTO,
    MANUAL
  }

  @Override
  public String key() {
    return copyId.toString();
  }
}
