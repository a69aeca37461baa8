package org.korrigo.contracts.grading;

import java.time.Instant;
import java.util.UUID;
import org.korrigo.contracts.event.DomainEvent;

/**
 * An exam's results were given to the pupils, or taken back.
 *
 * @param releasedAt since when pupils read them; null when they were taken back
 * @param actorId who did it
 */
public record ResultsReleased(UUID examId, Instant releasedAt, String actorId)
    implements DomainEvent {

  @Override
  public String key() {
    return examId.toString();
  }
}
