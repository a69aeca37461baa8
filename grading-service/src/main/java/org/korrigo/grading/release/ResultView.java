package org.korrigo.grading.release;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.korrigo.grading.copy.CopySummary;
import org.korrigo.grading.exam.ExamOutline;
import org.korrigo.grading.mark.MarkingEngine;

/**
 * A pupil's own result in short.
 *
 * @param total from 0 to the maximum
 * @param outOf20 the total out of 20, half-up to 2 decimals
 */
record ResultView(
    UUID copyId,
    UUID examId,
    String examName,
    LocalDate examDate,
    Instant releasedAt,
    BigDecimal total,
    BigDecimal maximum,
    @JsonProperty("out_of_20") BigDecimal outOf20,
    String globalAppreciation) {

  static ResultView of(CopySummary copy, ExamOutline exam, Instant releasedAt) {
    BigDecimal maximum = exam.scale().maximum();
    return new ResultView(
        copy.id(),
        exam.id(),
        exam.name(),
        exam.date(),
        releasedAt,
        copy.score(),
        maximum,
        MarkingEngine.outOfTwenty(copy.score(), maximum),
        copy.globalAppreciation());
  }
}
