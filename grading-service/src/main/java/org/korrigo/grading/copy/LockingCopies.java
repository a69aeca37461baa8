package org.korrigo.grading.copy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.grading.exam.ExamOutline;
import org.korrigo.grading.exam.Exams;
import org.korrigo.grading.journal.Journal;

/** Taking, keeping and giving back the right to mark a copy. */
@ApplicationScoped
class LockingCopies {
  private final CopyRepository copies;
  private final CopyLockRepository locks;
  private final VisibleCopies visible;
  private final Correcting correcting;
  private final Receipts receipts;
  private final EndingLocks ending;
  private final NextCopies next;
  private final Exams exams;
  private final Journal journal;
  private final Duration duration;

  LockingCopies(
      CopyRepository copies,
      CopyLockRepository locks,
      VisibleCopies visible,
      Correcting correcting,
      Receipts receipts,
      EndingLocks ending,
      NextCopies next,
      Exams exams,
      Journal journal,
      @ConfigProperty(name = "korrigo.lock.duration") Duration duration) {
    this.copies = copies;
    this.locks = locks;
    this.visible = visible;
    this.correcting = correcting;
    this.receipts = receipts;
    this.ending = ending;
    this.next = next;
    this.exams = exams;
    this.journal = journal;
    this.duration = duration;
  }

  /**
   * Locks a copy for a teacher; a lock that has expired makes way. The owner who locks again gets a
   * new token, and the window that had the old one has lost the lock.
   */
  Uni<LockView> lock(UUID copyId, Teacher teacher, Instant now) {
    return Panache.withTransaction(
        () ->
            copies
                .requiredForUpdate(copyId)
                .call(copy -> visible.requireMarkable(copy, teacher.subject()))
                .flatMap(
                    copy ->
                        ending.standing(copy, now).flatMap(lock -> take(copy, lock, teacher, now)))
                .map(LockView::of));
  }

  /**
   * A copy that was locked.
   *
   * @param token of the lock
   */
  record TakenCopy(UUID copyId, UUID token, Instant expiresAt) {}

  /**
   * Locks the next free copy of an exam for a teacher, or answers null if there is none.
   *
   * @param question only copies on which this question has no score; null for any copy
   */
  Uni<TakenCopy> lockNext(UUID examId, String question, Teacher teacher, Instant now) {
    return Panache.withTransaction(
        () ->
            exams
                .required(examId)
                .invoke(exam -> requireQuestion(question, exam))
                .chain(() -> takeNext(examId, question, teacher, now)));
  }

  private Uni<TakenCopy> takeNext(UUID examId, String question, Teacher teacher, Instant now) {
    return next.next(examId, question, teacher.subject(), now)
        .onItem()
        .ifNotNull()
        .transformToUni(
            copy ->
                ending
                    .standing(copy, now)
                    .flatMap(
                        lock ->
                            lock == null
                                ? grant(copy, teacher, now)
                                    .map(
                                        taken ->
                                            new TakenCopy(copy.id, taken.token, taken.expiresAt))
                                : takeNext(examId, question, teacher, now)));
  }

  private static void requireQuestion(String question, ExamOutline exam) {
    if (question != null && !exam.scale().leaves().containsKey(question)) {
      throw Problem.invalid("question", "is not a question of the marking scale");
    }
  }

  /** A heartbeat: the lock lasts for its whole duration again. */
  Uni<LockView> extend(UUID copyId, Corrector corrector) {
    return Panache.withTransaction(
        () ->
            correcting
                .open(copyId, corrector)
                .chain(() -> locks.ofCopy(copyId))
                .invoke(lock -> lock.extend(corrector.now(), duration))
                .map(LockView::of));
  }

  /** Gives a copy back; it is READY again. Once for each key. */
  Uni<Void> unlock(UUID copyId, Corrector corrector) {
    return Panache.withTransaction(
        () ->
            correcting
                .open(copyId, corrector, CopyAction.UNLOCK)
                .flatMap(
                    copy ->
                        receipts.once(
                            copy,
                            CopyAction.UNLOCK,
                            () -> giveBack(copy.held(), corrector),
                            Uni.createFrom()::voidItem)));
  }

  private Uni<Void> giveBack(Copy copy, Corrector corrector) {
    return ending.end(
        copy, LockedCopy::unlock, CopyAction.UNLOCK, corrector.subject(), corrector.now());
  }

  /** Takes a copy away from whoever marks it; {@code illegal-transition} if nobody does. */
  Uni<Void> breakLock(UUID copyId, String reason, String admin, Instant now) {
    return Panache.withTransaction(
        () ->
            copies
                .requiredForUpdate(copyId)
                .call(copy -> ending.standing(copy, now))
                .flatMap(
                    copy ->
                        ending.end(
                            copy,
                            (locked, occasion) -> locked.breakLock(reason, occasion),
                            CopyAction.UNLOCK,
                            admin,
                            now)));
  }

  /** Copies whose lock has expired. */
  Uni<List<UUID>> expired(Instant now) {
    return Panache.withSession(() -> locks.expired(now));
  }

  /** Frees a copy if its lock has expired; a heartbeat that came meanwhile keeps it. */
  Uni<Void> expire(UUID copyId, Instant now) {
    return Panache.withTransaction(
        () ->
            copies
                .requiredForUpdate(copyId)
                .flatMap(copy -> ending.standing(copy, now))
                .replaceWithVoid());
  }

  private Uni<CopyLock> take(Copy copy, CopyLock lock, Teacher teacher, Instant now) {
    if (lock == null) {
      return grant(copy, teacher, now);
    }
    if (!lock.ownedBy(teacher.subject())) {
      throw lock.held(now);
    }
    lock.retake(teacher.name(), now, duration);
    return maximum(copy)
        .map(maximum -> new Occasion(teacher.subject(), now, maximum))
        .map(occasion -> copy.locked(CopyAction.LOCK).relock(occasion))
        .flatMap(journal::record)
        .replaceWith(lock);
  }

  private Uni<CopyLock> grant(Copy copy, Teacher teacher, Instant now) {
    ReadyCopy ready = copy.ready(CopyAction.LOCK);
    return maximum(copy)
        .map(maximum -> ready.lock(new Occasion(teacher.subject(), now, maximum)))
        .flatMap(journal::record)
        .chain(() -> locks.persist(CopyLock.take(copy.id, teacher, now, duration)));
  }

  private Uni<BigDecimal> maximum(Copy copy) {
    return exams.ofCopy(copy.examId).map(exam -> exam.scale().maximum());
  }
}
