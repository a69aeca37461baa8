package org.korrigo.grading.copy;

import java.time.Instant;
import org.korrigo.contracts.grading.CopyStatus;

/**
 * Who holds a copy at a moment. A lock that has run out counts for nothing, whether it was swept or
 * not: the copy is shown as it will be once the expiry is written down, which is the next thing
 * that happens to it.
 *
 * @param version the copy's, with the expiry counted
 */
record LockState(
    CopyStatus status,
    String ownerId,
    String ownerName,
    Instant lockedAt,
    Instant expiresAt,
    long version) {

  /**
   * @param lock the copy's, expired or not, or null
   */
  static LockState of(Copy copy, CopyLock lock, Instant now) {
    if (copy.status != CopyStatus.LOCKED || lock == null) {
      return new LockState(copy.status, null, null, null, null, copy.version);
    }
    if (lock.expired(now)) {
      return new LockState(CopyStatus.READY, null, null, null, null, copy.version + 1);
    }
    return new LockState(
        copy.status, lock.ownerId, lock.ownerName, copy.lockedAt, lock.expiresAt, copy.version);
  }
}
