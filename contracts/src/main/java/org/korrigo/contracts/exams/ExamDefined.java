package org.korrigo.contracts.exams;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.event.DomainEvent;

/**
 * An exam was created, or its outline or who is to write it changed: the newest one tells
 * everything.
 *
 * @param examId the exam
 * @param name e.g. "Bac blanc maths TG, January 2026"
 * @param date the day of the sitting
 * @param uploadMode how the paper comes in
 * @param pagesPerBooklet A4 pages a sheet gives, normally 4
 * @param gradingStructure the marking scale, frozen once a copy of the exam is READY
 * @param scoreStep leaf scores are multiples of this, default 0.25
 * @param expectedStudents the pupils who were to write it, by their numbers at students-service;
 *     null when nobody said who they are
 * @param absentStudents the pupils of whom a person said that they were absent; null in events from
 *     before this was told
 */
public record ExamDefined(
    UUID examId,
    String name,
    LocalDate date,
    UploadMode uploadMode,
    int pagesPerBooklet,
    List<ScaleNode> gradingStructure,
    BigDecimal scoreStep,
    List<Integer> expectedStudents,
    List<Integer> absentStudents)
    implements DomainEvent {

  /** An exam of which nobody said who writes it. */
  public ExamDefined(
      UUID examId,
      String name,
      LocalDate date,
      UploadMode uploadMode,
      int pagesPerBooklet,
      List<ScaleNode> gradingStructure,
      BigDecimal scoreStep) {
    this(examId, name, date, uploadMode, pagesPerBooklet, gradingStructure, scoreStep, null, null);
  }

  @Override
  public String key() {
    return examId.toString();
  }
}
