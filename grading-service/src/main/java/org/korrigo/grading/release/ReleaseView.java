package org.korrigo.grading.release;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.korrigo.grading.copy.StagedCopies.StagedCopy;
import org.korrigo.grading.exam.ExamOutline;
import org.korrigo.grading.journal.JournalFacts.Exported;
import org.korrigo.grading.release.ReleasedCopyRepository.GivenCopy;

/**
 * How far an exam's results are out.
 *
 * @param releasedAt since when pupils read their results, or null
 * @param releasedBy who gave results the last time, or null if they are not out
 * @param copies how many the exam has, those too that are not handed over yet
 * @param released how many of them their pupils can read
 * @param obstructed those that cannot be given to anyone as they stand
 * @param ownerChanged those that were given to a pupil whose they no longer are: nobody reads them
 *     until the results are released again
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
    List<MisgivenCopy> ownerChanged,
    List<Step> history) {

  /** A copy that was given to a pupil whose it is not, as is known by now. */
  record MisgivenCopy(UUID copyId, String anonymousId) {}

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
      ExamOutline exam,
      List<OwnedCopy> copies,
      List<StagedCopy> staged,
      List<GivenCopy> released,
      List<Exported> exports) {
    List<Step> history = exports.stream().map(Step::of).toList();
    List<MisgivenCopy> ownerChanged = misgiven(copies, released);
    return new ReleaseView(
        exam.id(),
        exam.resultsReleasedAt(),
        exam.released() ? lastRelease(history) : null,
        copies.size() + staged.size(),
        released.size() - ownerChanged.size(),
        ObstructedCopy.among(copies, staged),
        ownerChanged,
        history);
  }

  private static List<MisgivenCopy> misgiven(List<OwnedCopy> copies, List<GivenCopy> released) {
    Map<UUID, Optional<Integer>> given =
        released.stream()
            .collect(
                Collectors.toMap(GivenCopy::copyId, one -> Optional.ofNullable(one.studentId())));
    return copies.stream()
        .filter(
            owned -> {
              Optional<Integer> pupil = given.get(owned.copy().id());
              return pupil != null && !pupil.equals(Optional.ofNullable(owned.studentId()));
            })
        .map(owned -> new MisgivenCopy(owned.copy().id(), owned.copy().anonymousId()))
        .toList();
  }

  private static String lastRelease(List<Step> history) {
    return history.stream()
        .filter(step -> step.action() == Action.RELEASED)
        .map(Step::actorId)
        .findFirst()
        .orElse(null);
  }
}
