package org.korrigo.grading.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a dispatch did, or would do.
 *
 * @param id of the run; null for a dry run, which is not kept
 * @param seed that gives the same again in the same state
 * @param considered how many copies there were: those that were dispatched and those left out
 * @param dispatched how many of them were assigned to somebody
 * @param unknownClass how many of them are of a pupil whose class is not known, though classes are
 *     excluded: they go only to correctors without an exclusion
 * @param leftOut copies that none of the correctors may mark, and those that somebody has begun
 */
record DispatchView(
    UUID id,
    UUID examId,
    boolean dryRun,
    boolean redispatch,
    long seed,
    String actorId,
    Instant createdAt,
    int considered,
    int dispatched,
    int unknownClass,
    List<Share> correctors,
    List<LeftOut> leftOut) {

  /**
   * What one corrector has.
   *
   * @param had copies of the exam before, without those that were shared anew
   * @param given copies by this run
   * @param total both
   */
  record Share(String correctorId, Set<String> excludedClasses, long had, long given, long total) {}

  /** A copy that stays without a corrector. */
  record LeftOut(UUID copyId, String anonymousId, Reason reason) {}

  /** Why a copy was given to none of the correctors. */
  enum Reason {
    /** It is of a class that each of them is excluded from. */
    EXCLUDED,
    /** Nobody knows its class, and each of them is excluded from some class. */
    CLASS_UNKNOWN,
    /** Somebody has locked it before, and may have marked a part of it: it stays free. */
    BEGUN
  }
}
