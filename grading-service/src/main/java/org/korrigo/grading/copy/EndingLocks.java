package org.korrigo.grading.copy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.BiFunction;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.grading.exam.Exams;
import org.korrigo.grading.journal.Journal;

/** The ends of locks, within the caller's transaction, which holds the copy. */
@ApplicationScoped
class EndingLocks {
  private final CopyLockRepository locks;
  private final Exams exams;
  private final Journal journal;

  EndingLocks(CopyLockRepository locks, Exams exams, Journal journal) {
    this.locks = locks;
    this.exams = exams;
    this.journal = journal;
  }

  /**
   * The copy's lock, or null; one that has expired is ended first, as the sweeper would have done.
   */
  Uni<CopyLock> standing(Copy copy, Instant now) {
    return locks
        .ofCopy(copy.id)
        .flatMap(
            lock ->
                lock == null || !lock.expired(now)
                    ? Uni.createFrom().item(lock)
                    : end(copy, LockedCopy::expire, CopyAction.EXPIRE, Occasion.SYSTEM, now)
                        .replaceWith(() -> null));
  }

  /** Frees a copy that is LOCKED, and journals how; {@code illegal-transition} otherwise. */
  Uni<Void> end(
      Copy copy,
      BiFunction<LockedCopy, Occasion, GradingEvent> transition,
      CopyAction action,
      String actorId,
      Instant now) {
    LockedCopy locked = copy.locked(action);
    return exams
        .ofCopy(copy.examId)
        .map(exam -> new Occasion(actorId, now, exam.scale().maximum()))
        .map(occasion -> transition.apply(locked, occasion))
        .flatMap(journal::record)
        .chain(() -> locks.remove(copy.id));
  }
}
