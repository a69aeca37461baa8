package org.korrigo.grading.copy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.contracts.grading.CopyStatus;
import org.korrigo.grading.exam.ExamOutline;

/**
 * An exam as it is marked.
 *
 * @param maximum the sum of the marking scale's leaves
 * @param scoreStep leaf scores are multiples of this
 * @param copies how many copies are in each state
 * @param resultsReleasedAt since when pupils read their results, or null
 * @param openMarking whether any teacher may mark a copy that is assigned to nobody
 */
record ExamView(
    UUID id,
    String name,
    LocalDate date,
    BigDecimal maximum,
    BigDecimal scoreStep,
    List<ScaleNode> gradingStructure,
    Map<CopyStatus, Long> copies,
    Instant resultsReleasedAt,
    boolean openMarking) {

  static ExamView of(ExamOutline exam, Map<CopyStatus, Long> copies) {
    return new ExamView(
        exam.id(),
        exam.name(),
        exam.date(),
        exam.scale().maximum(),
        exam.scale().step(),
        exam.scale().structure(),
        copies,
        exam.resultsReleasedAt(),
        exam.openMarking());
  }
}
