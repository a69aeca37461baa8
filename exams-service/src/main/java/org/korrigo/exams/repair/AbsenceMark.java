package org.korrigo.exams.repair;

import java.time.Instant;

/**
 * Whether a pupil was absent.
 *
 * @param isAbsent false while nobody has said so; then the rest is null
 */
record AbsenceMark(
    int studentId, boolean isAbsent, String reason, String actorId, Instant markedAt) {

  static AbsenceMark none(int studentId) {
    return new AbsenceMark(studentId, false, null, null, null);
  }
}
