package org.korrigo.contracts.exams;

import java.time.Instant;
import java.util.UUID;
import org.korrigo.contracts.event.DomainEvent;

/**
 * A copy was given up before hand-over, or merged into another: nobody is to work on it any more.
 *
 * @param mergedIntoCopyId the copy that took its sheets, or null
 * @param reason in words, or null
 */
public record CopyDiscarded(
    UUID copyId,
    UUID examId,
    UUID mergedIntoCopyId,
    String reason,
    String actorId,
    Instant discardedAt)
    implements DomainEvent {

  @Override
  public String key() {
    return copyId.toString();
  }
}
