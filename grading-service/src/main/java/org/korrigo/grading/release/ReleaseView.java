package org.korrigo.grading.release;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.korrigo.grading.exam.ExamOutline;
import org.korrigo.grading.journal.JournalFacts.Exported;

/**
 * How far an exam's results are out.
 *
 * @param releasedAt since when pupils read their results, or null
 * @param releasedBy who gave results the last time, or null if they are not out
 * @param copies how many the exam has
 * @param released how many of them their pupils can read
 * @param obstructed those that cannot be given to anyone as they stand
 * @param history each time that results were given or taken back, from the journal, the latest
 *     first
 */
record ReleaseView(
    UUID examId,
    Instant releasedAt,
    String releasedBy,
    int copies,
    int released,
    List<ObstructedCopy> obstructed,
    List<Step> history) {

  /** What was done. */
  enum Action {
    RELEASED,
    WITHDRAWN
  }

  /**
   * Results were given or taken back.
   *
   * @param actorId who did it
   * @param copies how many at once
   */
  record Step(Action action, Instant at, String actorId, long copies) {

    static Step of(Exported exported) {
      return new Step(
          Action.valueOf(exported.reason().toUpperCase(Locale.ROOT)),
          exported.at(),
          exported.actorId(),
          exported.copies());
    }
  }

  static ReleaseView of(
      ExamOutline exam, List<OwnedCopy> copies, long released, List<Exported> exports) {
    List<Step> history = exports.stream().map(Step::of).toList();
    return new ReleaseView(
        exam.id(),
        exam.resultsReleasedAt(),
        exam.released() ? lastRelease(history) : null,
        copies.size(),
        Math.toIntExact(released),
        ObstructedCopy.among(copies),
        history);
  }

  private static String lastRelease(List<Step> history) {
    return history.stream()
        .filter(step -> step.action() == Action.RELEASED)
        .map(Step::actorId)
        .findFirst()
        .orElse(null);
  }
}
