package org.korrigo.grading.copy;

import java.time.Instant;
import java.util.UUID;

/**
 * A lock as its owner sees it.
 *
 * @param token goes with every write, in the header {@code Lock-Token}
 * @param expiresAt when it ends unless a heartbeat comes before
 */
record LockView(UUID token, Instant expiresAt) {

  static LockView of(CopyLock lock) {
    return new LockView(lock.token, lock.expiresAt);
  }

  static LockView of(LockingNextCopies.TakenCopy taken) {
    return new LockView(taken.token(), taken.expiresAt());
  }
}
