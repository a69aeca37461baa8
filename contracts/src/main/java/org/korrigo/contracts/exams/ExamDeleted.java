package org.korrigo.contracts.exams;

import java.time.Instant;
import java.util.UUID;
import org.korrigo.contracts.event.DomainEvent;

/**
 * An exam is gone, and with it everything that hangs on it in every service (domain §4, cascade).
 *
 * @param actorId who deleted it
 */
public record ExamDeleted(UUID examId, String actorId, Instant deletedAt) implements DomainEvent {

  @Override
  public String key() {
    return examId.toString();
  }
}
