package org.korrigo.exams.repair;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.exams.booklet.KeepingBooklets;
import org.korrigo.exams.exam.ExamProgress;
import org.korrigo.exams.ledger.CopyLedger;

/** Undoing what a person did to the paper. */
@ApplicationScoped
class UndoingActions {
  private final IntakeActionRepository actions;
  private final ExamProgress exams;
  private final Changing changing;
  private final KeepingBooklets booklets;
  private final CopyLedger ledger;

  UndoingActions(
      IntakeActionRepository actions,
      ExamProgress exams,
      Changing changing,
      KeepingBooklets booklets,
      CopyLedger ledger) {
    this.ledger = ledger;
    this.booklets = booklets;
    this.actions = actions;
    this.exams = exams;
    this.changing = changing;
  }

  /**
   * Puts everything that the action changed back as it was, if it still stands as the action left
   * it. Who finds out after a hand-over that a side of a copy was settled wrongly takes it up
   * again: that is seen in the ledger, where undoing would look as if the fault had been open all
   * the time.
   *
   * @throws Problem not-found, conflict if it was undone already, copy-handed-over also if a side
   *     that would be open again lies among the sheets of such a copy, or stale-version naming what
   *     has changed since
   */
  Uni<ActionView> undo(UUID id, String actorId, Instant at) {
    Instant now = at.truncatedTo(ChronoUnit.MICROS);
    return Panache.withSession(() -> actions.required(id).map(action -> action.examId))
        .flatMap(
            examId ->
                Panache.withTransaction(
                    () ->
                        exams
                            .held(examId)
                            .chain(() -> actions.requiredLocked(id))
                            .invoke(action -> action.undo(actorId, now))
                            .call(action -> putBack(action, actorId, now))
                            .call(actions::flush)
                            .map(IntakeAction::view)));
  }

  private Uni<?> putBack(IntakeAction action, String actorId, Instant now) {
    return booklets
        .madeFirstNoMore(action.id)
        .chain(
            () ->
                changing.change(
                    action.examId,
                    action.after,
                    action.before,
                    action.discardedCopies,
                    actorId,
                    now))
        .call(() -> ledger.requireBesideNoneHandedOver(action.examId, action.before.openSides()));
  }
}
