package org.korrigo.grading.release;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.korrigo.contracts.grading.CopyStatus;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.grading.annotation.Annotations;
import org.korrigo.grading.copy.Copies;
import org.korrigo.grading.copy.CopySummary;
import org.korrigo.grading.copy.OneSnapshot;
import org.korrigo.grading.exam.ExamOutline;
import org.korrigo.grading.exam.Exams;
import org.korrigo.grading.score.Scores;

/**
 * What a pupil may read: the copies that a release gave to the pupil, as long as they are marked.
 * Anything else, there or not, is not-found.
 */
@ApplicationScoped
class ReadingResults {
  private static final Comparator<ResultView> NEWEST_FIRST =
      Comparator.comparing(
              ResultView::examDate, Comparator.nullsLast(Comparator.<LocalDate>reverseOrder()))
          .thenComparing(ResultView::copyId);

  private final ReleasedCopyRepository released;
  private final Copies copies;
  private final Exams exams;
  private final Scores scores;
  private final Annotations annotations;

  ReadingResults(
      ReleasedCopyRepository released,
      Copies copies,
      Exams exams,
      Scores scores,
      Annotations annotations) {
    this.released = released;
    this.copies = copies;
    this.exams = exams;
    this.scores = scores;
    this.annotations = annotations;
  }

  /** All results of the pupil with this account, newest exam first. */
  Uni<List<ResultView>> all(String userId) {
    return OneSnapshot.read(() -> released.ofPupil(userId).flatMap(this::views));
  }

  /** One result of the pupil with this account. */
  Uni<ResultDetails> one(String userId, UUID copyId) {
    return OneSnapshot.read(() -> required(userId, copyId).flatMap(this::details));
  }

  /** The copy whose annotated PDF the pupil with this account may read. */
  Uni<CopySummary> copy(String userId, UUID copyId) {
    return OneSnapshot.read(() -> required(userId, copyId)).map(Given::copy);
  }

  private record Given(ReleasedCopy release, CopySummary copy) {}

  private Uni<Given> required(String userId, UUID copyId) {
    return released
        .ofPupil(userId, copyId)
        .onItem()
        .ifNull()
        .failWith(() -> Problem.notFound("result", copyId))
        .flatMap(release -> copies.required(copyId).map(copy -> new Given(release, copy)))
        .invoke(
            given -> {
              if (given.copy().status() != CopyStatus.GRADED) {
                throw Problem.notFound("result", copyId);
              }
            });
  }

  private Uni<ResultDetails> details(Given given) {
    CopySummary copy = given.copy();
    return exams
        .required(copy.examId())
        .flatMap(exam -> scores.ofCopy(copy.id()).flatMap(points -> details(given, exam, points)));
  }

  private Uni<ResultDetails> details(
      Given given, ExamOutline exam, Map<String, BigDecimal> points) {
    CopySummary copy = given.copy();
    return scores
        .remarksOfCopy(copy.id())
        .flatMap(
            remarks ->
                annotations
                    .ofCopy(copy.id())
                    .map(
                        drawn ->
                            new ResultDetails(
                                ResultView.of(copy, exam, given.release().releasedAt),
                                exam.scale().structure(),
                                points,
                                remarks,
                                drawn.stream().map(ResultAnnotation::of).toList())));
  }

  private Uni<List<ResultView>> views(List<ReleasedCopy> found) {
    if (found.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    Map<UUID, ReleasedCopy> byCopy =
        found.stream().collect(Collectors.toMap(one -> one.copyId, Function.identity()));
    List<UUID> examIds = found.stream().map(one -> one.examId).distinct().toList();
    return copies
        .all(List.copyOf(byCopy.keySet()))
        .flatMap(
            summaries -> exams.all(examIds).map(outlines -> views(byCopy, summaries, outlines)));
  }

  private static List<ResultView> views(
      Map<UUID, ReleasedCopy> released, List<CopySummary> copies, List<ExamOutline> exams) {
    Map<UUID, ExamOutline> exam =
        exams.stream().collect(Collectors.toMap(ExamOutline::id, Function.identity()));
    return copies.stream()
        .filter(copy -> copy.status() == CopyStatus.GRADED)
        .map(
            copy ->
                ResultView.of(copy, exam.get(copy.examId()), released.get(copy.id()).releasedAt))
        .sorted(NEWEST_FIRST)
        .toList();
  }
}
