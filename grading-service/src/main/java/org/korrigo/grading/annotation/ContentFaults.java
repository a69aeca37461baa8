package org.korrigo.grading.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.korrigo.contracts.problem.Problem.Violation;

/**
 * What is wrong with the content of an annotation ({@link AnnotationContent}), member by member.
 */
final class ContentFaults {
  static final int MOST_CHARACTERS = 40_000;
  private static final int MOST_TEXT = 2000;
  private static final int MOST_STROKES = 100;
  private static final int MOST_POINTS = 2000;
  private static final int MOST_DECIMALS = 40;
  private static final Set<String> MEMBERS =
      Set.of(AnnotationContent.TEXT, AnnotationContent.STROKES, AnnotationContent.STAMP);

  private final String field;
  private final List<Violation> faults = new ArrayList<>();

  private ContentFaults(String field) {
    this.field = field;
  }

  /**
   * The faults of a content, each with the field it is in.
   *
   * @param field what the content is called
   */
  static List<Violation> of(String content, String field) {
    ContentFaults found = new ContentFaults(field);
    JsonNode drawing = AnnotationContent.drawing(content);
    if (drawing == null) {
      found.text(content == null ? "" : content, "");
    } else {
      found.drawing(drawing);
    }
    return found.faults;
  }

  private void drawing(JsonNode drawing) {
    drawing
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!MEMBERS.contains(name)) {
                add("." + name, "is not a member of a drawing");
              }
            });
    JsonNode text = drawing.path(AnnotationContent.TEXT);
    if (text.isTextual()) {
      text(text.textValue(), "." + AnnotationContent.TEXT);
    } else if (!isAbsent(text)) {
      add("." + AnnotationContent.TEXT, "must be a text");
    }
    stamp(drawing.path(AnnotationContent.STAMP));
    strokes(drawing.path(AnnotationContent.STROKES));
  }

  private void text(String text, String member) {
    if (text.length() > MOST_TEXT) {
      add(member, "size must be between 0 and " + MOST_TEXT);
    }
  }

  private void stamp(JsonNode stamp) {
    if (!isAbsent(stamp)
        && Arrays.stream(Stamp.values()).noneMatch(each -> each.name().equals(stamp.textValue()))) {
      add("." + AnnotationContent.STAMP, "must be one of " + Arrays.toString(Stamp.values()));
    }
  }

  private void strokes(JsonNode strokes) {
    if (isAbsent(strokes)) {
      return;
    }
    if (!strokes.isArray() || strokes.size() > MOST_STROKES) {
      add("." + AnnotationContent.STROKES, "must be a list of at most %d".formatted(MOST_STROKES));
      return;
    }
    int numbers = 0;
    for (int i = 0; i < strokes.size(); i++) {
      stroke(strokes.get(i), "." + AnnotationContent.STROKES + "[" + i + "]");
      numbers += strokes.get(i).size();
    }
    if (numbers > 2 * MOST_POINTS) {
      add("." + AnnotationContent.STROKES, "have more than %d points".formatted(MOST_POINTS));
    }
  }

  private void stroke(JsonNode stroke, String member) {
    if (!stroke.isArray() || stroke.isEmpty() || stroke.size() % 2 != 0) {
      add(member, "must be x and y in turn, at least one of each");
      return;
    }
    for (int i = 0; i < stroke.size(); i++) {
      if (!isPartOfThePage(stroke.get(i))) {
        add(member + "[" + i + "]", "must be a number between 0 and 1");
      }
    }
  }

  private static boolean isPartOfThePage(JsonNode number) {
    if (!number.isNumber()) {
      return false;
    }
    BigDecimal part = number.decimalValue();
    return part.scale() <= MOST_DECIMALS
        && part.signum() >= 0
        && part.compareTo(BigDecimal.ONE) <= 0;
  }

  private static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private void add(String member, String message) {
    faults.add(new Violation(field + member, message));
  }
}
