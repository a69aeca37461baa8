package org.korrigo.grading.exam;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.descriptor.java.Immutability;
import org.korrigo.contracts.exams.ExamDefined;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.contracts.json.JsonColumn;
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

  /** Read with every write to a copy: as text, which is parsed once. */
  @Convert(converter = ScaleColumn.class)
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(grading_structure as text)", write = JsonColumn.WRITE)
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
  record ScaleTree(List<ScaleNode> nodes) {
    ScaleTree {
      nodes = List.copyOf(nodes);
    }
  }

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
