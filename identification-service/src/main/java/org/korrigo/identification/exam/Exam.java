package org.korrigo.identification.exam;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.korrigo.contracts.exams.ExamDefined;
import org.korrigo.contracts.grading.ResultsReleased;
import org.korrigo.contracts.json.JsonColumn;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

/**
 * What is known of an exam besides its copies. Every method that changes it answers whether it did;
 * whoever calls one has the exam's turn.
 */
@Entity
class Exam {
  @Id UUID examId;

  @Convert(converter = StudentIdsColumn.class)
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(expected_students as text)", write = JsonColumn.WRITE)
  List<Integer> expectedStudents;

  @Convert(converter = StudentIdsColumn.class)
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(absent_students as text)", write = JsonColumn.WRITE)
  List<Integer> absentStudents;

  long definedSequence;
  Instant resultsReleasedAt;
  long resultsSequence;
  double toleratedError;
  int settingsVersion;
  String settingsById;
  Instant settingsAt;

  /**
   * Takes who writes the exam, unless something newer was told before.
   *
   * @throws IllegalArgumentException if a list has a place without a pupil's number: no class could
   *     be solved with it
   */
  boolean define(ExamDefined told, long sequence) {
    if (sequence <= definedSequence) {
      return false;
    }
    List<Integer> expected = told.expectedStudents();
    List<Integer> absent = Objects.requireNonNullElse(told.absentStudents(), List.of());
    if (hasGap(absent) || (expected != null && hasGap(expected))) {
      throw new IllegalArgumentException("A list of the exam's pupils has a place without one.");
    }
    boolean changed = !Objects.equals(expectedStudents, expected) || !absentStudents.equals(absent);
    expectedStudents = expected;
    absentStudents = absent;
    definedSequence = sequence;
    return changed;
  }

  private static boolean hasGap(List<Integer> students) {
    return students.stream().anyMatch(Objects::isNull);
  }

  /** Takes whether results are released, unless something newer was told before. */
  boolean release(ResultsReleased told, long sequence) {
    if (sequence <= resultsSequence) {
      return false;
    }
    resultsReleasedAt = told.releasedAt();
    resultsSequence = sequence;
    return true;
  }

  /**
   * Takes other settings.
   *
   * @param seen the version that the person has seen
   * @throws Problem stale-version
   */
  boolean set(NewSettings wanted, int seen, String personId, Instant now) {
    if (seen != settingsVersion) {
      throw new Problem(
          ProblemType.STALE_VERSION, "The settings were changed meanwhile: read them again.");
    }
    if (toleratedError == wanted.toleratedError()) {
      return false;
    }
    toleratedError = wanted.toleratedError();
    settingsVersion++;
    settingsById = personId;
    settingsAt = now;
    return true;
  }

  ExamSituation situation() {
    return new ExamSituation(
        expectedStudents == null ? null : new HashSet<>(expectedStudents),
        Set.copyOf(absentStudents),
        toleratedError,
        resultsReleasedAt != null);
  }

  SettingsView settings() {
    return new SettingsView(examId, toleratedError, settingsById, settingsAt, settingsVersion);
  }
}
