package org.korrigo.grading.copy;

import jakarta.persistence.Column;
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

  @Column(columnDefinition = "text")
  String ownerName;

  UUID token;
  Instant lockedAt;
  Instant expiresAt;

  static CopyLock take(UUID copyId, Teacher owner, Instant now, Duration duration) {
    CopyLock lock = new CopyLock();
    lock.copyId = copyId;
    lock.ownerId = owner.subject();
    lock.ownerName = owner.name();
    lock.token = UUID.randomUUID();
    lock.lockedAt = now;
    lock.expiresAt = now.plus(duration);
    return lock;
  }

  /** A new token for the same owner, under the name that the owner has now. */
  void retake(String name, Instant now, Duration duration) {
    ownerName = name;
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

  /** Nobody but the owner with the token in time. */
  boolean admits(Corrector corrector) {
    return token.equals(corrector.token())
        && ownedBy(corrector.subject())
        && !expired(corrector.now());
  }

  /** Someone else is marking: {@code copy-locked} with owner, age and expiry. */
  Problem held(Instant now) {
    return new Problem(ProblemType.COPY_LOCKED, "%s is marking this copy.".formatted(ownerName))
        .with("owner_id", ownerId)
        .with("owner_name", ownerName)
        .with("age_seconds", Duration.between(lockedAt, now).toSeconds())
        .with("expires_at", expiresAt);
  }
}
