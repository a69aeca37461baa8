package org.korrigo.contracts.event;

import java.util.Arrays;
import java.util.Optional;
import org.korrigo.contracts.exams.CopyDiscarded;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.contracts.exams.CopyReady;
import org.korrigo.contracts.exams.CopyStaged;
import org.korrigo.contracts.exams.ExamDefined;
import org.korrigo.contracts.exams.ExamDeleted;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.contracts.grading.ResultsReleased;
import org.korrigo.contracts.identification.CopyIdentified;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.contracts.students.StudentRemoved;

/**
 * The catalogue of events: the CloudEvents {@code type}, the topic and the record of each. A change
 * that is not additive gets a new major version here and a new topic.
 */
public enum EventType {
  EXAM_DEFINED("org.korrigo.exams.exam-defined.v1", Topic.EXAMS, ExamDefined.class),
  EXAM_DELETED("org.korrigo.exams.exam-deleted.v1", Topic.EXAMS, ExamDeleted.class),
  COPY_STAGED("org.korrigo.exams.copy-staged.v1", Topic.COPY_LIFECYCLE, CopyStaged.class),
  COPY_READY("org.korrigo.exams.copy-ready.v1", Topic.COPY_LIFECYCLE, CopyReady.class),
  COPY_DISCARDED("org.korrigo.exams.copy-discarded.v1", Topic.COPY_LIFECYCLE, CopyDiscarded.class),
  COPY_HEADERS("org.korrigo.exams.copy-headers.v1", Topic.COPY_HEADERS, CopyHeaders.class),
  STUDENT_ENROLLED(
      "org.korrigo.students.student-enrolled.v1", Topic.STUDENTS, StudentEnrolled.class),
  STUDENT_REMOVED("org.korrigo.students.student-removed.v1", Topic.STUDENTS, StudentRemoved.class),
  COPY_IDENTIFIED(
      "org.korrigo.identification.copy-identified.v1",
      Topic.IDENTIFIED_COPIES,
      CopyIdentified.class),
  GRADING_EVENT("org.korrigo.grading.grading-event.v1", Topic.GRADING_EVENTS, GradingEvent.class),
  RESULTS_RELEASED(
      "org.korrigo.grading.results-released.v1", Topic.GRADING_RESULTS, ResultsReleased.class);

  private final String type;
  private final Topic topic;
  private final Class<? extends DomainEvent> record;

  EventType(String type, Topic topic, Class<? extends DomainEvent> record) {
    this.type = type;
    this.topic = topic;
    this.record = record;
  }

  /** The CloudEvents {@code type} attribute, version included. */
  public String type() {
    return type;
  }

  /** The one topic that carries this event. */
  public Topic topic() {
    return topic;
  }

  /** The record that holds the event's data. */
  public Class<? extends DomainEvent> record() {
    return record;
  }

  /** The file name of its JSON Schema under {@code schemas/}. */
  public String schema() {
    return type.substring("org.korrigo.".length()) + ".schema.json";
  }

  /** The type of an event. */
  public static EventType of(DomainEvent event) {
    return of(event.getClass());
  }

  /** The type whose record this is. */
  public static EventType of(Class<? extends DomainEvent> record) {
    return Arrays.stream(values())
        .filter(candidate -> candidate.record == record)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(record + " is not in the catalogue of events"));
  }

  /** The catalogued event with this CloudEvents {@code type}, if it is one of ours. */
  public static Optional<EventType> named(String type) {
    return Arrays.stream(values()).filter(candidate -> candidate.type.equals(type)).findFirst();
  }
}
