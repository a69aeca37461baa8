package org.korrigo.grading.question;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
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
  private final Scores scores;
  private final Exams exams;

  MarkingByQuestion(
      QuestionRegionRepository regions, ReadingCopies copies, Scores scores, Exams exams) {
    this.regions = regions;
    this.copies = copies;
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

  Uni<Region> region(UUID examId, String question) {
    return Panache.withSession(() -> regions.of(examId, question))
        .onItem()
        .ifNull()
        .failWith(() -> Problem.notFound("region of question", question))
        .map(Region::of);
  }

  /** Says where a question is answered; whoever says it last is believed. */
  Uni<Region> place(UUID examId, String question, Region place, String actorId, Instant now) {
    place.requireInside();
    return Panache.withTransaction(
        () ->
            exams
                .requiredForUpdate(examId)
                .invoke(exam -> requireQuestion(question, exam))
                .chain(() -> regions.of(examId, question))
                .map(known -> known == null ? QuestionRegion.of(examId, question) : known)
                .invoke(region -> region.place(place, actorId, now))
                .flatMap(regions::persist)
                .map(Region::of));
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
