package org.korrigo.grading.score;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.Problem.Violation;
import org.korrigo.grading.copy.Copies;
import org.korrigo.grading.copy.Correcting;
import org.korrigo.grading.copy.Corrector;
import org.korrigo.grading.copy.OpenCopy;
import org.korrigo.grading.journal.BulkJournal;
import org.korrigo.grading.journal.Journal;
import org.korrigo.grading.journal.MarkChange;
import org.korrigo.grading.mark.MarkingEngine;

/** Giving points and remarks, question by question. */
@ApplicationScoped
class Scoring {
  private final ScoreRepository scores;
  private final RemarkRepository remarks;
  private final Copies copies;
  private final Correcting correcting;
  private final Scores reading;
  private final Journal journal;
  private final BulkJournal bulkJournal;

  Scoring(
      ScoreRepository scores,
      RemarkRepository remarks,
      Copies copies,
      Correcting correcting,
      Scores reading,
      Journal journal,
      BulkJournal bulkJournal) {
    this.scores = scores;
    this.remarks = remarks;
    this.copies = copies;
    this.correcting = correcting;
    this.reading = reading;
    this.journal = journal;
    this.bulkJournal = bulkJournal;
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
                .flatMap(
                    copy ->
                        remarks
                            .of(copyId, question)
                            .flatMap(remark -> write(remark, copy, question, text))));
  }

  private Uni<OpenCopy> open(UUID copyId, Corrector corrector) {
    return correcting.open(copyId, corrector);
  }

  private Uni<ScoresView> store(Map<String, BigDecimal> given, OpenCopy copy) {
    return scores
        .ofCopy(copy.id())
        .map(score -> score == null ? Score.none(copy.id()) : score)
        .flatMap(
            score -> {
              List<GradingEvent> events =
                  score.changesTo(given).stream().<GradingEvent>map(copy::change).toList();
              return events.isEmpty()
                  ? Uni.createFrom().voidItem()
                  : put(score, given, copy, events);
            })
        .map(done -> ScoresView.of(given, copy.scale(), copy.total()));
  }

  private Uni<Void> put(
      Score score, Map<String, BigDecimal> given, OpenCopy copy, List<GradingEvent> events) {
    score.put(given, copy.now());
    return scores.persist(score).chain(() -> bulkJournal.record(events));
  }

  private Uni<Void> write(QuestionRemark known, OpenCopy copy, String question, String text) {
    String before = known == null ? null : known.remark;
    String after = text == null || text.isBlank() ? null : text;
    if (Objects.equals(before, after)) {
      return Uni.createFrom().voidItem();
    }
    return store(known, copy.id(), question, after)
        .chain(() -> journal.record(copy.change(new MarkChange.OfRemark(question, before, after))));
  }

  private Uni<Void> store(QuestionRemark known, UUID copyId, String question, String text) {
    if (text == null) {
      return remarks.delete(known);
    }
    QuestionRemark written = known == null ? QuestionRemark.about(copyId, question) : known;
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
