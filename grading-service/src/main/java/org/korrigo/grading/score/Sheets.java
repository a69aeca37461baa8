package org.korrigo.grading.score;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.grading.copy.Correcting;
import org.korrigo.grading.copy.Corrector;
import org.korrigo.grading.copy.OpenCopy;
import org.korrigo.grading.copy.Receipts;
import org.korrigo.grading.journal.Journal;
import org.korrigo.grading.journal.MarkChange;

/**
 * The one way in which points, remarks, the general remark and the subject variant are written:
 * under the copy's lock, once for each key, with their versions and their events.
 */
@ApplicationScoped
class Sheets {
  private final ScoreRepository scores;
  private final Correcting correcting;
  private final Receipts receipts;
  private final Journal journal;

  Sheets(ScoreRepository scores, Correcting correcting, Receipts receipts, Journal journal) {
    this.scores = scores;
    this.correcting = correcting;
    this.receipts = receipts;
    this.journal = journal;
  }

  /** An open copy with what is written on its sheet. */
  record Sheet(OpenCopy copy, Score score) {}

  /**
   * Writes to a copy's sheet, in a transaction of its own; nothing if nothing changes.
   *
   * @param request what is asked for, which tells one key's use from another
   * @param change says what changes; not called when the write was made before
   * @param answer from the sheet as it is afterwards
   */
  <T> Uni<T> write(
      UUID copyId,
      Corrector corrector,
      Object request,
      BiFunction<OpenCopy, Score, Uni<List<? extends MarkChange>>> change,
      BiFunction<OpenCopy, Score, T> answer) {
    return Panache.withTransaction(
        () ->
            correcting
                .open(copyId, corrector)
                .flatMap(copy -> sheet(copy))
                .call(
                    sheet ->
                        receipts.once(
                            sheet.copy(),
                            request,
                            () ->
                                change
                                    .apply(sheet.copy(), sheet.score())
                                    .flatMap(changes -> write(sheet, changes)),
                            Uni.createFrom()::voidItem))
                .map(sheet -> answer.apply(sheet.copy(), sheet.score())));
  }

  private Uni<Sheet> sheet(OpenCopy copy) {
    return scores
        .ofCopy(copy.id())
        .map(score -> new Sheet(copy, score == null ? Score.none(copy.id()) : score));
  }

  private Uni<Void> write(Sheet sheet, List<? extends MarkChange> changes) {
    if (changes.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<GradingEvent> events = changes.stream().<GradingEvent>map(sheet.copy()::change).toList();
    sheet.score().take(changes, sheet.copy().now());
    return scores.persist(sheet.score()).chain(() -> journal.record(events));
  }

  /**
   * Refuses a write that did not see what is there: {@code stale-version} with what is there, or
   * {@code precondition-required} if it does not say what it saw although it must.
   *
   * @param seen the version that was seen, or null
   * @param version the one that is there
   * @param needed whether it must say what it saw
   * @param stored what is there, for the answer
   */
  static void require(Integer seen, int version, boolean needed, Object stored) {
    if (seen == null && needed) {
      throw new Problem(
              ProblemType.PRECONDITION_REQUIRED, "Say with If-Match which version you have seen.")
          .with("stored", stored);
    }
    if (seen != null && seen != version) {
      throw new Problem(ProblemType.STALE_VERSION, "It was changed in the meantime.")
          .with("stored", stored);
    }
  }

  /** Refuses what is not a question of the marking scale. */
  static void requireQuestion(String question, OpenCopy copy) {
    if (!copy.scale().leaves().containsKey(question)) {
      throw Problem.invalid("question_id", "is not a question of the marking scale");
    }
  }
}
