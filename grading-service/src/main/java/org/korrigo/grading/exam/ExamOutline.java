package org.korrigo.grading.exam;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.korrigo.grading.mark.Scale;

/**
 * An exam as the other features of grading see it.
 *
 * @param name null while exams-service has not told it
 * @param date null while exams-service has not told it
 * @param scale the marking scale; without leaves while exams-service has not told it
 * @param resultsReleasedAt since when pupils read their results, or null
 * @param openMarking whether any teacher may mark a copy that is assigned to nobody
 */
public record ExamOutline(
    UUID id,
    String name,
    LocalDate date,
    Scale scale,
    Instant resultsReleasedAt,
    boolean openMarking) {

  /** Whether pupils can read results now, so that no copy may change any more. */
  public boolean released() {
    return resultsReleasedAt != null;
  }
}
