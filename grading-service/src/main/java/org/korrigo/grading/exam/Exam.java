package org.korrigo.grading.exam;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.korrigo.contracts.exams.ExamDefined;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.grading.mark.Scale;

/**
 * Projection of an exam's outline. Without a name it was only heard of, not yet defined. Told by
 * several, each of something else: a change writes what it changes, and nothing beside it.
 */
@Entity
@DynamicUpdate
class Exam {
  @Id UUID id;
  String name;
  LocalDate date;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  ScaleTree gradingStructure;

  BigDecimal scoreStep;
  Instant resultsReleasedAt;
  boolean openMarking;
  long sequence;

  /**
   * The scale as it is stored: the column's root is an object.
   *
   * @param nodes empty until exams-service has told the scale
   */
  record ScaleTree(List<ScaleNode> nodes) {}

  /** Whether what exams-service says is news, and other questions or points than were marked by. */
  boolean isRescaledBy(ExamDefined definition, long sequence) {
    return sequence > this.sequence
        && name != null
        && !outline()
            .scale()
            .hasThePointsOf(new Scale(definition.gradingStructure(), definition.scoreStep()));
  }

  /** Takes over what exams-service says, unless something newer was told before. */
  void define(ExamDefined definition, long sequence) {
    if (sequence <= this.sequence) {
      return;
    }
    this.sequence = sequence;
    name = definition.name();
    date = definition.date();
    gradingStructure = new ScaleTree(definition.gradingStructure());
    scoreStep = definition.scoreStep();
  }

  ExamOutline outline() {
    return new ExamOutline(
        id,
        name,
        date,
        new Scale(gradingStructure.nodes(), scoreStep),
        resultsReleasedAt,
        openMarking);
  }
}
