package org.korrigo.grading.copy;

/**
 * A copy that is held against any other change.
 *
 * @param lock expired or not, or null
 */
record HeldCopy(Copy copy, CopyLock lock) {
  boolean isBy(Corrector corrector) {
    return lock != null && lock.admits(corrector);
  }
}
