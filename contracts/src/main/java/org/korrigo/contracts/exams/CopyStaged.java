package org.korrigo.contracts.exams;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.event.DomainEvent;
import org.korrigo.contracts.storage.StoredFile;

/**
 * A copy was proposed from scanned sheets, or its sheets changed before hand-over: the newest one
 * tells all of it.
 *
 * @param copyId the copy
 * @param examId its exam
 * @param anonymousId what correctors will see instead of a name
 * @param headers crops of the identity zone, one JPEG per booklet in the copy's order; read by
 *     identification alone
 * @param studentIdentifier from the file name in mode INDIVIDUAL_A4, else null
 * @param pageCount A4 pages
 * @param actorId who uploaded the scan or changed the copy
 * @param stagedAt when
 */
public record CopyStaged(
    UUID copyId,
    UUID examId,
    String anonymousId,
    List<StoredFile> headers,
    String studentIdentifier,
    int pageCount,
    String actorId,
    Instant stagedAt)
    implements DomainEvent {

  @Override
  public String key() {
    return copyId.toString();
  }
}
