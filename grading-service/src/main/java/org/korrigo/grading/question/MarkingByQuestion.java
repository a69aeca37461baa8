package org.korrigo.grading.question;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.grading.copy.Copies;
import org.korrigo.grading.copy.CopyLine;
import org.korrigo.grading.copy.ReadingCopies;
import org.korrigo.grading.copy.Viewer;
import org.korrigo.grading.exam.ExamOutline;
import org.korrigo.grading.exam.Exams;
import org.korrigo.grading.score.Scores;

/** One question over all copies; the number of queries never depends on the rows. */
@ApplicationScoped
class MarkingByQuestion {
  private final QuestionRegionRepository regions;
  private final ReadingCopies copies;
  private final Copies marked;
  private final Scores scores;
  private final Exams exams;

  MarkingByQuestion(
      QuestionRegionRepository regions,
      ReadingCopies copies,
      Copies marked,
      Scores scores,
      Exams exams) {
    this.regions = regions;
    this.copies = copies;
    this.marked = marked;
    this.scores = scores;
    this.exams = exams;
  }

  /** The copies that the viewer may see, by anonymous id, each with this question's score. */
  Uni<List<QuestionCopy>> copies(
      UUID examId, String question, String after, int rows, Viewer viewer) {
    return Panache.withSession(
        () ->
            exams
                .required(examId)
                .invoke(exam -> requireQuestion(question, exam))
                .chain(() -> copies.copies(examId, null, after, rows, viewer))
                .flatMap(found -> withScores(examId, question, found)));
  }

  Uni<RegionView> region(UUID examId, String question) {
    return Panache.withSession(() -> regions.of(examId, question))
        .onItem()
        .ifNull()
        .failWith(() -> Problem.notFound("region of question", question))
        .map(RegionView::of);
  }

  /**
   * Says where a question is answered, for all copies; {@code forbidden} to a teacher who marks
   * none of them.
   *
   * @param seen the version that is replaced; null only while nobody has said
   */
  Uni<RegionView> place(UUID examId, String question, Region place, Integer seen, Viewer viewer) {
    place.requireInside();
    return Panache.withTransaction(
        () ->
            exams
                .requiredForUpdate(examId)
                .invoke(exam -> requireQuestion(question, exam))
                .call(exam -> marked.requireCorrector(exam, viewer))
                .chain(() -> regions.of(examId, question))
                .map(known -> nextVersion(known, seen))
                .map(
                    version ->
                        QuestionRegion.of(
                            examId, question, version, place, viewer.subject(), viewer.now()))
                .flatMap(regions::persist)
                .map(RegionView::of));
  }

  private static int nextVersion(QuestionRegion known, Integer seen) {
    if (known == null && seen == null) {
      return 0;
    }
    if (known == null) {
      throw new Problem(ProblemType.STALE_VERSION, "Nobody has said where the question is.");
    }
    if (seen == null) {
      throw new Problem(
              ProblemType.PRECONDITION_REQUIRED, "Say with If-Match which version you have seen.")
          .with("stored", RegionView.of(known));
    }
    if (seen != known.version) {
      throw new Problem(ProblemType.STALE_VERSION, "Somebody has moved the question since.")
          .with("stored", RegionView.of(known));
    }
    return known.version + 1;
  }

  private Uni<List<QuestionCopy>> withScores(UUID examId, String question, List<CopyLine> found) {
    List<UUID> ids = found.stream().map(CopyLine::id).toList();
    return regions
        .of(examId, question)
        .map(region -> region == null ? null : Region.of(region))
        .flatMap(
            region ->
                scores
                    .ofCopies(ids)
                    .map(
                        points ->
                            found.stream()
                                .map(
                                    copy ->
                                        QuestionCopy.of(
                                            copy, points(points, copy.id(), question), region))
                                .toList()));
  }

  private static BigDecimal points(
      Map<UUID, Map<String, BigDecimal>> points, UUID copyId, String question) {
    return points.getOrDefault(copyId, Map.of()).get(question);
  }

  private static void requireQuestion(String question, ExamOutline exam) {
    if (!exam.scale().leaves().containsKey(question)) {
      throw Problem.notFound("question", question);
    }
  }
}
