package org.korrigo.grading.score;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.Problem.Violation;
import org.korrigo.grading.copy.Copies;
import org.korrigo.grading.copy.Corrector;
import org.korrigo.grading.copy.OpenCopy;
import org.korrigo.grading.copy.Viewer;
import org.korrigo.grading.journal.MarkChange.OfScore;
import org.korrigo.grading.journal.MarkChange.Subject;
import org.korrigo.grading.mark.MarkingEngine;

/** Giving points, question by question or all at once. */
@ApplicationScoped
class Scoring {
  private final ScoreRepository scores;
  private final Copies copies;
  private final Sheets sheets;

  Scoring(ScoreRepository scores, Copies copies, Sheets sheets) {
    this.scores = scores;
    this.copies = copies;
    this.sheets = sheets;
  }

  Uni<ScoresView> ofCopy(UUID copyId, Viewer viewer) {
    return read(copyId, viewer)
        .map(read -> ScoresView.of(read.score(), read.scale(), read.total()));
  }

  /** The points of a question; not-found if neither the marking scale nor the sheet has it. */
  Uni<QuestionScoreView> ofQuestion(UUID copyId, String question, Viewer viewer) {
    return read(copyId, viewer)
        .map(
            read -> {
              if (!read.scale().leaves().containsKey(question) && !read.score().knows(question)) {
                throw Problem.notFound("question", question);
              }
              return QuestionScoreView.of(question, read.score(), read.total());
            });
  }

  /**
   * The given points become the copy's points; questions may be missing until it is finalised.
   *
   * @param seen the version of the whole sheet; null only if it was never written
   */
  Uni<ScoresView> put(
      UUID copyId, Map<String, BigDecimal> given, Integer seen, Corrector corrector) {
    return sheets.write(
        copyId,
        corrector,
        "scores " + new TreeMap<>(given),
        (copy, score) -> {
          require(given, copy);
          List<OfScore> changes = score.changesTo(given);
          boolean needed = score.version() > 0 && !changes.isEmpty();
          Sheets.require(seen, score.version(), needed, view(copy, score));
          return Uni.createFrom().item(changes);
        },
        Scoring::view);
  }

  /**
   * Gives a question its points, or takes them back, those too that an earlier marking scale had.
   *
   * @param given the points by the question's id; empty to take them back
   * @param seen the version of the question's points
   */
  Uni<QuestionScoreView> put(
      UUID copyId, String question, Map<String, BigDecimal> given, int seen, Corrector corrector) {
    return sheets.write(
        copyId,
        corrector,
        "score " + question + given,
        (copy, score) -> {
          if (!given.isEmpty() || !score.knows(question)) {
            Sheets.requireQuestion(question, copy);
          }
          require(given, copy);
          Sheets.require(
              seen,
              score.version(Subject.SCORE, question),
              true,
              QuestionScoreView.of(question, score, copy.total()));
          return Uni.createFrom().item(score.changesTo(question, given.get(question)));
        },
        (copy, score) -> QuestionScoreView.of(question, score, copy.total()));
  }

  private record Read(Score score, org.korrigo.grading.mark.Scale scale, BigDecimal total) {}

  private Uni<Read> read(UUID copyId, Viewer viewer) {
    return Panache.withSession(
        () ->
            copies
                .marks(copyId, viewer)
                .flatMap(
                    marks ->
                        scores
                            .ofCopy(copyId)
                            .map(score -> score == null ? Score.none(copyId) : score)
                            .map(
                                score ->
                                    new Read(
                                        score, marks.scale(), marks.total(score.leafPoints())))));
  }

  private static ScoresView view(OpenCopy copy, Score score) {
    return ScoresView.of(score, copy.scale(), copy.total());
  }

  private static void require(Map<String, BigDecimal> given, OpenCopy copy) {
    List<Violation> faults = MarkingEngine.faults(given, copy.scale());
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }
}
