package org.korrigo.contracts.exams;

import java.time.Instant;
import java.util.UUID;
import org.korrigo.contracts.event.DomainEvent;

/**
 * A copy was proposed from scanned sheets, or its sheets changed before hand-over: the newest one
 * tells all of it but whose it may be, which {@link CopyHeaders} tells to identification.
 *
 * @param copyId the copy
 * @param examId its exam
 * @param anonymousId what correctors will see instead of a name
 * @param pageCount A4 pages
 * @param actorId who uploaded the scan or changed the copy
 * @param stagedAt when
 */
public record CopyStaged(
    UUID copyId, UUID examId, String anonymousId, int pageCount, String actorId, Instant stagedAt)
    implements DomainEvent {

  @Override
  public String key() {
    return copyId.toString();
  }
}
