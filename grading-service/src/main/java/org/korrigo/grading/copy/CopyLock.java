package org.korrigo.grading.copy;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

/**
 * Who marks a copy at the moment. Every write needs the token; without a heartbeat the lock ends by
 * itself. The owner who locks again gets a new token, and the old window's is worthless from then
 * on: of two windows only the newer one writes.
 */
@Entity
class CopyLock {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Integer id;

  UUID copyId;
  String ownerId;
  UUID token;
  Instant lockedAt;
  Instant expiresAt;

  static CopyLock take(UUID copyId, String ownerId, Instant now, Duration duration) {
    CopyLock lock = new CopyLock();
    lock.copyId = copyId;
    lock.ownerId = ownerId;
    lock.token = UUID.randomUUID();
    lock.lockedAt = now;
    lock.expiresAt = now.plus(duration);
    return lock;
  }

  /** A new token for the same owner. */
  void retake(Instant now, Duration duration) {
    token = UUID.randomUUID();
    extend(now, duration);
  }

  /** A heartbeat: the lock lasts for the whole duration again. */
  void extend(Instant now, Duration duration) {
    expiresAt = now.plus(duration);
  }

  boolean expired(Instant now) {
    return !expiresAt.isAfter(now);
  }

  boolean ownedBy(String subject) {
    return ownerId.equals(subject);
  }

  /** Refuses anyone but the owner with the token in time: {@code lock-lost}. */
  void require(Corrector corrector) {
    if (!token.equals(corrector.token())
        || !ownedBy(corrector.subject())
        || expired(corrector.now())) {
      throw lost();
    }
  }

  /** Someone else is marking: {@code copy-locked} with owner, age and expiry. */
  Problem held(Instant now) {
    return new Problem(ProblemType.COPY_LOCKED, "Another teacher is marking this copy.")
        .with("owner_id", ownerId)
        .with("age_seconds", Duration.between(lockedAt, now).toSeconds())
        .with("expires_at", expiresAt);
  }

  static Problem lost() {
    return new Problem(
        ProblemType.LOCK_LOST, "The lock has expired, was taken away, or moved to another window.");
  }
}
