package org.korrigo.grading.copy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.grading.exam.ExamOutline;
import org.korrigo.grading.exam.Exams;

/** Taking the next free copy of an exam, once for each key. */
@ApplicationScoped
class LockingNextCopies {
  private final LockingCopies locking;
  private final NextCopies next;
  private final EndingLocks ending;
  private final Receipts receipts;
  private final Exams exams;

  LockingNextCopies(
      LockingCopies locking, NextCopies next, EndingLocks ending, Receipts receipts, Exams exams) {
    this.locking = locking;
    this.next = next;
    this.ending = ending;
    this.receipts = receipts;
    this.exams = exams;
  }

  /**
   * What a teacher asks for.
   *
   * @param question only copies on which this question has no score; null for any copy
   * @param key by which the client knows this request, or null
   */
  record Wish(UUID examId, String question, Teacher teacher, UUID key, Instant now) {
    private Corrector corrector() {
      return new Corrector(null, teacher.subject(), now, key);
    }

    private String request() {
      return "next copy of " + examId + (question == null ? "" : " for " + question);
    }
  }

  /**
   * A copy that was locked.
   *
   * @param token of the lock
   */
  record TakenCopy(UUID copyId, UUID token, Instant expiresAt) {
    private static TakenCopy of(CopyLock lock) {
      return new TakenCopy(lock.copyId, lock.token, lock.expiresAt);
    }
  }

  /**
   * Locks the next free copy, or answers null if there is none. The same key again locks the same
   * copy again, as {@link LockingCopies#lock} does.
   */
  Uni<TakenCopy> lock(Wish wish) {
    return Panache.withTransaction(
        () ->
            exams
                .required(wish.examId())
                .invoke(exam -> requireQuestion(wish.question(), exam))
                .chain(() -> receipts.hold(wish.key()))
                .chain(() -> receipts.copyOf(wish.key()))
                .flatMap(known -> known == null ? takeNext(wish) : takeAgain(known, wish))
                .map(lock -> lock == null ? null : TakenCopy.of(lock)));
  }

  private Uni<CopyLock> takeAgain(UUID copyId, Wish wish) {
    return receipts
        .made(copyId, wish.corrector(), wish.request())
        .invoke(
            made -> {
              if (!made) {
                throw Receipts.usedForAnother();
              }
            })
        .chain(() -> locking.take(copyId, wish.teacher(), wish.now()));
  }

  private Uni<CopyLock> takeNext(Wish wish) {
    return next.next(wish.examId(), wish.question(), wish.teacher().subject(), wish.now())
        .onItem()
        .ifNotNull()
        .transformToUni(
            copy ->
                ending
                    .standing(copy, wish.now())
                    .flatMap(
                        lock ->
                            lock == null
                                ? take(copy, wish)
                                : next.letGo(copy).chain(() -> takeNext(wish))));
  }

  private Uni<CopyLock> take(Copy copy, Wish wish) {
    return receipts.once(
        copy.id,
        wish.corrector(),
        wish.request(),
        () -> locking.grant(copy, wish.teacher(), wish.now()),
        () -> locking.take(copy.id, wish.teacher(), wish.now()));
  }

  private static void requireQuestion(String question, ExamOutline exam) {
    if (question != null && !exam.scale().leaves().containsKey(question)) {
      throw Problem.invalid("question", "is not a question of the marking scale");
    }
  }
}
