package org.korrigo.contracts.event;

/**
 * The topics of design §4, {@code <producer>.<subject>.v<major>}: one producer each, key =
 * aggregate id.
 */
public enum Topic {
  EXAMS("exams.exams.v1", true),
  COPY_LIFECYCLE("exams.copy-lifecycle.v1", false),
  COPY_HEADERS("exams.headers.v1", false),
  STUDENTS("students.students.v1", true),
  IDENTIFIED_COPIES("identification.copies.v1", false),
  GRADING_EVENTS("grading.events.v1", false),
  GRADING_RESULTS("grading.results.v1", true);

  private final String topicName;
  private final boolean compacted;

  Topic(String topicName, boolean compacted) {
    this.topicName = topicName;
    this.compacted = compacted;
  }

  /** The name on the broker. */
  public String topicName() {
    return topicName;
  }

  /**
   * Whether the broker keeps the last event of every key for ever ({@code cleanup.policy=compact}).
   */
  public boolean compacted() {
    return compacted;
  }

  /** The service that alone writes to this topic: {@code exams}, {@code students}, … */
  public String producer() {
    return topicName.substring(0, topicName.indexOf('.'));
  }
}
