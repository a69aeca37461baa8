package org.korrigo.contracts.exams;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.event.DomainEvent;
import org.korrigo.contracts.storage.StoredFile;

/**
 * What of a copy says whose it is, told whenever it is staged, for identification alone: the newest
 * one tells all of it. It has a topic of its own, so that nobody else need be let near it.
 *
 * @param copyId the copy
 * @param examId its exam
 * @param anonymousId what correctors will see instead of a name
 * @param headers crops of the identity zone, one JPEG per booklet in the copy's order
 * @param studentIdentifier from the file name in mode INDIVIDUAL_A4, else null
 * @param stagedAt when
 */
public record CopyHeaders(
    UUID copyId,
    UUID examId,
    String anonymousId,
    List<StoredFile> headers,
    String studentIdentifier,
    Instant stagedAt)
    implements DomainEvent {

  @Override
  public String key() {
    return copyId.toString();
  }
}
