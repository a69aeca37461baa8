package org.korrigo.grading.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.json.JsonConventions;
import org.korrigo.grading.journal.MarkChange.Subject;
import org.korrigo.grading.mark.MarkingEngine;

/** Reads a change of a mark back from the metadata of its line. */
public final class ToldChange {
  private static final ObjectMapper JSON = JsonConventions.newMapper();

  private ToldChange() {}

  /**
   * The change that a line tells of, or null if it tells of none.
   *
   * @throws IllegalArgumentException if the metadata is not what a change writes
   */
  public static MarkChange of(Map<String, Object> metadata) {
    if (!(metadata.get("subject") instanceof String subject)) {
      return null;
    }
    Object before = metadata.get("old");
    Object after = metadata.get("new");
    String question = text(metadata.get("question_id"));
    return switch (Subject.valueOf(subject)) {
      case ANNOTATION ->
          new MarkChange.OfAnnotation(
              UUID.fromString(String.valueOf(metadata.get("annotation_id"))),
              annotation(before),
              annotation(after));
      case SCORE -> new MarkChange.OfScore(question, number(before), number(after));
      case REMARK -> new MarkChange.OfRemark(question, text(before), text(after));
      case APPRECIATION -> new MarkChange.OfAppreciation(text(before), text(after));
      case SUBJECT_VARIANT -> new MarkChange.OfVariant(text(before), text(after));
    };
  }

  /** A number as JSON has it, or null. */
  public static BigDecimal number(Object value) {
    return value == null ? null : MarkingEngine.canonical(new BigDecimal(value.toString()));
  }

  /** A text as JSON has it, or null. */
  public static String text(Object value) {
    return value == null ? null : value.toString();
  }

  private static AnnotationRecord annotation(Object value) {
    return JSON.convertValue(value, AnnotationRecord.class);
  }
}
