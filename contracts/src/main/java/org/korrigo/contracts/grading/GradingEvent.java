package org.korrigo.contracts.grading;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.event.DomainEvent;

/**
 * One row of the audit journal (domain §1, GradingEvent). The events of a copy, in order, tell its
 * whole life, and what it is marked with can be rebuilt from them alone.
 *
 * <p>A change of a mark says in {@code metadata} what was changed: {@code subject} is ANNOTATION
 * (with {@code annotation_id}), SCORE or REMARK (with {@code question_id}), APPRECIATION or
 * SUBJECT_VARIANT; {@code old} and {@code new} are the values before and after, null for none;
 * {@code total} is the engine's total after it. An annotation's value is the whole annotation.
 *
 * @param eventId the journal row
 * @param copyId the copy
 * @param examId its exam
 * @param action what was done
 * @param actorId who did it: a subject, or "system" for expiries
 * @param timestamp when it was done, to the microsecond
 * @param metadata what goes with the action, e.g. {@code score}, {@code annotation_id}, {@code
 *     reason}, or what was changed
 * @param copy the copy right after it; null for IMPORT, when grading does not have the copy yet
 * @param place its place in the copy's journal, from 1; null before it is written
 * @param hash SHA-256 over this row and the one before it, 64 hexadecimal digits: whoever keeps it
 *     can tell later that no row up to this one was changed; null before it is written
 */
public record GradingEvent(
    UUID eventId,
    UUID copyId,
    UUID examId,
    GradingAction action,
    String actorId,
    Instant timestamp,
    Map<String, Object> metadata,
    CopyState copy,
    Integer place,
    String hash)
    implements DomainEvent {

  /** An event that is not in the journal yet. */
  public GradingEvent(
      UUID eventId,
      UUID copyId,
      UUID examId,
      GradingAction action,
      String actorId,
      Instant timestamp,
      Map<String, Object> metadata,
      CopyState copy) {
    this(eventId, copyId, examId, action, actorId, timestamp, metadata, copy, null, null);
  }

  @Override
  public String key() {
    return copyId.toString();
  }
}
