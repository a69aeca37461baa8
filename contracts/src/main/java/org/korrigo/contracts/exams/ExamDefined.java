package org.korrigo.contracts.exams;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.event.DomainEvent;

/**
 * An exam was created or its outline changed: the newest one tells everything.
 *
 * @param examId the exam
 * @param name e.g. "Bac blanc maths TG, January 2026"
 * @param date the day of the sitting
 * @param uploadMode how the paper comes in
 * @param pagesPerBooklet A4 pages a sheet gives, normally 4
 * @param gradingStructure the marking scale, frozen once a copy of the exam is READY
 * @param scoreStep leaf scores are multiples of this, default 0.25
 */
public record ExamDefined(
    UUID examId,
    String name,
    LocalDate date,
    UploadMode uploadMode,
    int pagesPerBooklet,
    List<ScaleNode> gradingStructure,
    BigDecimal scoreStep)
    implements DomainEvent {

  @Override
  public String key() {
    return examId.toString();
  }
}
