package org.korrigo.grading.copy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.korrigo.contracts.grading.CopyStatus;

/**
 * A copy as a corrector sees it: nothing here tells whose it is, nor, by when it was handed over,
 * where it lay in the stack.
 *
 * @param status as it is now: an expired lock counts for nothing, swept or not
 * @param lockedById who marks it, or null
 * @param lockedByName what that teacher is called, or null
 * @param lockExpiresAt when that lock ends without a heartbeat, or null
 * @param pages in reading order
 * @param total the engine's total so far, or the final one
 * @param maximum the sum of the marking scale's leaves
 * @param version grows with every change; the entity tag
 */
@Schema
public record CopyView(
    UUID id,
    UUID examId,
    String anonymousId,
    CopyStatus status,
    String subjectVariant,
    String assignedCorrectorId,
    String lockedById,
    String lockedByName,
    Instant lockedAt,
    Instant lockExpiresAt,
    Instant gradedAt,
    String globalAppreciation,
    List<Page> pages,
    BigDecimal total,
    BigDecimal maximum,
    long version) {

  /**
   * One page.
   *
   * @param pageIndex 0-based
   * @param href where its picture is, from the root of the origin
   */
  public record Page(int pageIndex, int widthPx, int heightPx, String href) {}

  static CopyView of(Copy copy, LockState lock, BigDecimal maximum, String base) {
    return new CopyView(
        copy.id,
        copy.examId,
        copy.anonymousId,
        lock.status(),
        copy.subjectVariant,
        copy.assignedCorrectorId,
        lock.ownerId(),
        lock.ownerName(),
        lock.lockedAt(),
        lock.expiresAt(),
        copy.gradedAt,
        copy.globalAppreciation,
        pages(copy, base),
        copy.total(maximum),
        maximum,
        lock.version());
  }

  private static List<Page> pages(Copy copy, String base) {
    return IntStream.range(0, copy.pages.images().size())
        .mapToObj(
            index ->
                new Page(
                    index,
                    copy.pages.images().get(index).widthPx(),
                    copy.pages.images().get(index).heightPx(),
                    "%s/copies/%s/pages/%d".formatted(base, copy.id, index)))
        .toList();
  }
}
