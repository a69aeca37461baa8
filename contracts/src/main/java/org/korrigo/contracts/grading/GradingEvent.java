package org.korrigo.contracts.grading;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.event.DomainEvent;

/**
 * One row of the audit journal (domain §1, GradingEvent). The events of a copy, in order, tell its
 * whole life.
 *
 * @param eventId the journal row
 * @param copyId the copy
 * @param examId its exam
 * @param action what was done
 * @param actorId who did it: a subject, or "system" for expiries
 * @param timestamp when it was done
 * @param metadata what goes with the action, e.g. {@code score}, {@code annotation_id}, {@code
 *     reason}
 * @param copy the copy right after it; null for IMPORT, when grading does not have the copy yet
 */
public record GradingEvent(
    UUID eventId,
    UUID copyId,
    UUID examId,
    GradingAction action,
    String actorId,
    Instant timestamp,
    Map<String, Object> metadata,
    CopyState copy)
    implements DomainEvent {

  @Override
  public String key() {
    return copyId.toString();
  }
}
