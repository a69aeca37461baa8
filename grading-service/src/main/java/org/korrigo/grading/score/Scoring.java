package org.korrigo.grading.score;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.Problem.Violation;
import org.korrigo.grading.copy.Copies;
import org.korrigo.grading.copy.Correcting;
import org.korrigo.grading.copy.Corrector;
import org.korrigo.grading.copy.OpenCopy;
import org.korrigo.grading.mark.MarkingEngine;

/** Giving points and remarks, question by question. */
@ApplicationScoped
class Scoring {
  private final ScoreRepository scores;
  private final RemarkRepository remarks;
  private final Copies copies;
  private final Correcting correcting;
  private final Scores reading;

  Scoring(
      ScoreRepository scores,
      RemarkRepository remarks,
      Copies copies,
      Correcting correcting,
      Scores reading) {
    this.scores = scores;
    this.remarks = remarks;
    this.copies = copies;
    this.correcting = correcting;
    this.reading = reading;
  }

  Uni<ScoresView> ofCopy(UUID copyId) {
    return Panache.withSession(
        () ->
            copies
                .marks(copyId)
                .flatMap(
                    marks ->
                        reading
                            .ofCopy(copyId)
                            .map(given -> ScoresView.of(given, marks.scale(), marks.total()))));
  }

  /** The given points become the copy's points; questions may be missing until it is finalised. */
  Uni<ScoresView> put(UUID copyId, Map<String, BigDecimal> given, Corrector corrector) {
    return Panache.withTransaction(
        () ->
            open(copyId, corrector)
                .invoke(copy -> require(given, copy))
                .flatMap(copy -> store(given, copy)));
  }

  Uni<Map<String, String>> remarks(UUID copyId) {
    return Panache.withSession(
        () -> copies.required(copyId).chain(() -> reading.remarksOfCopy(copyId)));
  }

  /**
   * Writes a remark about a question.
   *
   * @param text null or blank takes the remark back
   */
  Uni<Void> remark(UUID copyId, String question, String text, Corrector corrector) {
    return Panache.withTransaction(
        () ->
            open(copyId, corrector)
                .invoke(copy -> requireQuestion(question, copy))
                .invoke(OpenCopy::changed)
                .chain(() -> remarks.of(copyId, question))
                .flatMap(remark -> write(remark, copyId, question, text)));
  }

  private Uni<OpenCopy> open(UUID copyId, Corrector corrector) {
    return correcting.open(copyId, corrector);
  }

  private Uni<ScoresView> store(Map<String, BigDecimal> given, OpenCopy copy) {
    return scores
        .ofCopy(copy.id())
        .map(score -> score == null ? Score.none(copy.id()) : score)
        .invoke(score -> score.put(given, copy.now()))
        .flatMap(scores::persist)
        .invoke(score -> copy.countPoints(MarkingEngine.points(given)))
        .map(score -> ScoresView.of(given, copy.scale(), copy.total()));
  }

  private Uni<Void> write(QuestionRemark remark, UUID copyId, String question, String text) {
    if (text == null || text.isBlank()) {
      return remark == null ? Uni.createFrom().voidItem() : remarks.delete(remark);
    }
    QuestionRemark written = remark == null ? QuestionRemark.about(copyId, question) : remark;
    written.remark = text;
    return remarks.persist(written).replaceWithVoid();
  }

  private static void require(Map<String, BigDecimal> given, OpenCopy copy) {
    List<Violation> faults = MarkingEngine.faults(given, copy.scale());
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  private static void requireQuestion(String question, OpenCopy copy) {
    if (!copy.scale().leaves().containsKey(question)) {
      throw Problem.invalid("question_id", "is not a question of the marking scale");
    }
  }
}
