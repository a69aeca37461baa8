package org.korrigo.grading.copy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.korrigo.contracts.grading.CopyStatus;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.grading.exam.ExamOutline;
import org.korrigo.grading.exam.Exams;
import org.korrigo.grading.journal.Journal;

/** The one door to a copy for everything that a teacher writes. */
@ApplicationScoped
public class Correcting {
  private final HeldCopies copies;
  private final Exams exams;
  private final Journal journal;
  private final VisibleCopies visible;
  private final Receipts receipts;

  Correcting(
      HeldCopies copies, Exams exams, Journal journal, VisibleCopies visible, Receipts receipts) {
    this.receipts = receipts;
    this.copies = copies;
    this.visible = visible;
    this.exams = exams;
    this.journal = journal;
  }

  /**
   * Opens a copy for its corrector, within the caller's transaction and until its end. A write that
   * the corrector has made before, by its key, finds the copy open only for its answer.
   *
   * @param corrector {@code precondition-required} without a token, {@code lock-lost} with the
   *     reason if it is not the valid one of this teacher, {@code illegal-transition} once the copy
   *     is GRADED, {@code forbidden} if it is another teacher's copy
   */
  public Uni<OpenCopy> open(UUID copyId, Corrector corrector) {
    return open(copyId, corrector, CopyAction.MARK);
  }

  Uni<OpenCopy> open(UUID copyId, Corrector corrector, CopyAction action) {
    return locked(copyId, corrector)
        .flatMap(
            held ->
                held.isBy(corrector)
                    ? exam(held.copy()).map(exam -> new OpenCopy(held.copy(), exam, corrector))
                    : visible
                        .requireMarkable(held.copy(), corrector.subject())
                        .chain(() -> refused(held, corrector, action))
                        .<OpenCopy>replaceWith(() -> null)
                        .onFailure(Problem.class)
                        .recoverWithUni(
                            refusal ->
                                answering(held.copy(), corrector, action, (Problem) refusal)));
  }

  /**
   * Whether the teacher is marking the copy, in this window or another. The copy is held until the
   * caller's transaction ends.
   */
  public Uni<Boolean> isMarking(UUID copyId, Corrector corrector) {
    return copies
        .required(copyId)
        .map(
            held ->
                held.lock() != null
                    && held.lock().ownedBy(corrector.subject())
                    && !held.lock().expired(corrector.now()));
  }

  private Uni<HeldCopy> locked(UUID copyId, Corrector corrector) {
    if (corrector.token() == null) {
      throw new Problem(
          ProblemType.PRECONDITION_REQUIRED, "The header Lock-Token is needed to write.");
    }
    return copies.required(copyId);
  }

  /** Says why, and what can be done; whoever never held the copy is told the copy's state. */
  private Uni<Copy> refused(HeldCopy held, Corrector corrector, CopyAction action) {
    Copy copy = held.copy();
    if (copy.status == CopyStatus.GRADED) {
      copy.locked(action);
    }
    return journal
        .endOfLock(copy.id, corrector.subject())
        .map(
            end -> {
              if (end == null && action != CopyAction.MARK) {
                copy.locked(action);
              }
              throw LostLock.of(held.lock(), end, corrector);
            });
  }

  /** The copy for an answer to what was done before, while it is theirs to see; or the refusal. */
  private Uni<OpenCopy> answering(
      Copy copy, Corrector corrector, CopyAction action, Problem refusal) {
    return (isFinalised(copy, corrector, action)
            ? Uni.createFrom().item(true)
            : receipts.made(copy.id, corrector))
        .flatMap(
            made ->
                made
                    ? shown(copy, corrector, action)
                        .onFailure(Problem.class)
                        .transform(_ -> refusal)
                        .chain(() -> exam(copy))
                        .map(exam -> OpenCopy.answering(copy, exam, corrector, refusal))
                    : Uni.createFrom().failure(refusal));
  }

  /**
   * Refuses an answer that would show a copy which is not theirs to see; giving back shows none.
   */
  private Uni<?> shown(Copy copy, Corrector corrector, CopyAction action) {
    return action == CopyAction.UNLOCK
        ? Uni.createFrom().voidItem()
        : visible.required(copy.id, Viewer.of(corrector));
  }

  private static boolean isFinalised(Copy copy, Corrector corrector, CopyAction action) {
    return action == CopyAction.FINALISE
        && copy.status == CopyStatus.GRADED
        && corrector.subject().equals(copy.gradedById);
  }

  private Uni<ExamOutline> exam(Copy copy) {
    return exams.ofCopy(copy.examId);
  }
}
