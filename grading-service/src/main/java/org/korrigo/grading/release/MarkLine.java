package org.korrigo.grading.release;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.korrigo.grading.exam.ExamOutline;
import org.korrigo.grading.mark.MarkingEngine;

/**
 * A pupil's mark as the school's software takes it.
 *
 * @param mark out of 20, half-up to 2 decimals
 * @param comment the corrector's appreciation as it was written, or null
 */
record MarkLine(
    UUID copyId,
    int studentId,
    String lastName,
    String firstName,
    LocalDate dateNaissance,
    String className,
    BigDecimal mark,
    String comment) {

  static MarkLine of(OwnedCopy owned, ExamOutline exam) {
    Student student = owned.student();
    return new MarkLine(
        owned.copy().id(),
        student.id,
        student.lastName,
        student.firstName,
        student.dateNaissance,
        student.className,
        MarkingEngine.outOfTwenty(owned.copy().score(), exam.scale().maximum()),
        owned.copy().globalAppreciation());
  }
}
