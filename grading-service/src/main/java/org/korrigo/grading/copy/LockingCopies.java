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
      Exams exams,
      Journal journal,
      @ConfigProperty(name = "korrigo.lock.duration") Duration duration) {
    this.copies = copies;
    this.locks = locks;
    this.visible = visible;
    this.correcting = correcting;
    this.receipts = receipts;
    this.ending = ending;
    this.exams = exams;
    this.journal = journal;
    this.duration = duration;
  }

  /**
   * Locks a copy for a teacher; a lock that has expired makes way. The owner who locks again gets a
   * new token, and the window that had the old one has lost the lock.
   */
  Uni<LockView> lock(UUID copyId, Teacher teacher, Instant now) {
    return Panache.withTransaction(() -> take(copyId, teacher, now).map(LockView::of));
  }

  /** The same in the caller's transaction. */
  Uni<CopyLock> take(UUID copyId, Teacher teacher, Instant now) {
    return copies
        .requiredForUpdate(copyId)
        .call(copy -> visible.requireMarkable(copy, teacher.subject()))
        .flatMap(
            copy -> ending.standing(copy, now).flatMap(lock -> take(copy, lock, teacher, now)));
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

  /**
   * Takes a copy away from whoever marks it, once for each key; {@code illegal-transition} if
   * nobody does.
   */
  Uni<Void> breakLock(UUID copyId, String reason, Sender admin) {
    return Panache.withTransaction(
        () ->
            copies
                .requiredForUpdate(copyId)
                .flatMap(
                    copy ->
                        receipts.onceOfCopy(
                            copyId,
                            admin,
                            "breaking the lock: " + reason,
                            () -> breakLock(copy, reason, admin),
                            Uni.createFrom()::voidItem)));
  }

  private Uni<Void> breakLock(Copy copy, String reason, Sender admin) {
    return ending
        .standing(copy, admin.now())
        .chain(
            () ->
                ending.end(
                    copy,
                    (locked, occasion) -> locked.breakLock(reason, occasion),
                    CopyAction.UNLOCK,
                    admin.subject(),
                    admin.now()));
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

  /** Locks a copy that the caller holds and that no lock stands on. */
  Uni<CopyLock> grant(Copy copy, Teacher teacher, Instant now) {
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
