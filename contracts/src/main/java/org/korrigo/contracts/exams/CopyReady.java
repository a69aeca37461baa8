package org.korrigo.contracts.exams;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.event.DomainEvent;
import org.korrigo.contracts.storage.StoredFile;

/**
 * The one hand-over: a copy was validated and now belongs to grading. Everything in it is
 * anonymous: the identity zone is gone from the bytes of {@code pdf} and of every page.
 *
 * @param copyId the copy
 * @param examId its exam
 * @param anonymousId what correctors see instead of a name
 * @param subjectVariant A, B or null
 * @param pdf the anonymous copy, A4 pages in reading order
 * @param pages its page images, in order
 * @param actorId who validated
 * @param validatedAt when
 */
public record CopyReady(
    UUID copyId,
    UUID examId,
    String anonymousId,
    String subjectVariant,
    StoredFile pdf,
    List<PageImage> pages,
    String actorId,
    Instant validatedAt)
    implements DomainEvent {

  @Override
  public String key() {
    return copyId.toString();
  }
}
