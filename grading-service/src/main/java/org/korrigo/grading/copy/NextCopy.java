package org.korrigo.grading.copy;

/**
 * A copy that was just locked for the teacher who asked for the next one.
 *
 * @param lock its token goes with every write
 */
record NextCopy(LockView lock, CopyView copy) {}
