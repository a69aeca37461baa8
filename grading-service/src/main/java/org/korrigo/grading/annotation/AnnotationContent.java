package org.korrigo.grading.annotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.korrigo.contracts.json.JsonConventions;

/**
 * What an annotation says and draws. Its {@code content} is plain text of at most 2000 characters,
 * or, if it is a JSON object with a member {@code strokes} or {@code stamp}, a drawing of at most
 * 40,000 characters:
 *
 * <pre>
 * {"text": "vu", "strokes": [[0.1, 0.2, 0.15, 0.22], [0.5, 0.5]], "stamp": "CHECK"}
 * </pre>
 *
 * Each stroke is a freehand line, as x and y in turn, in parts of the page's width and height from
 * its top left corner; a stroke of one point is a dot. A stamp fills the annotation's box. Any
 * member may be left out but not all of strokes and stamp. Any other text stays plain text, also if
 * it begins with a brace.
 *
 * @param text what it says, or null
 * @param strokes the lines, in the order they were drawn; empty if there are none
 * @param stamp the sign, or null
 */
public record AnnotationContent(String text, List<List<Point>> strokes, Stamp stamp) {
  static final String STROKES = "strokes";
  static final String STAMP = "stamp";
  static final String TEXT = "text";
  private static final ObjectMapper JSON = JsonConventions.newMapper();

  /**
   * A place on the page.
   *
   * @param x in parts of the page's width, from the left
   * @param y in parts of the page's height, from the top
   */
  public record Point(double x, double y) {}

  /** Reads a content that was taken in; null is an empty one. */
  public static AnnotationContent of(String content) {
    JsonNode drawing = drawing(content);
    return drawing == null
        ? new AnnotationContent(content, List.of(), null)
        : new AnnotationContent(
            drawing.path(TEXT).textValue(),
            StreamSupport.stream(drawing.path(STROKES).spliterator(), false)
                .map(AnnotationContent::points)
                .toList(),
            drawing.hasNonNull(STAMP) ? Stamp.valueOf(drawing.get(STAMP).textValue()) : null);
  }

  /** The drawing that a content is, or null if it is plain text. */
  static JsonNode drawing(String content) {
    if (content == null || !content.startsWith("{")) {
      return null;
    }
    try {
      JsonNode node = JSON.readTree(content);
      return node.isObject() && (node.has(STROKES) || node.has(STAMP)) ? node : null;
    } catch (JsonProcessingException plainText) {
      return null;
    }
  }

  private static List<Point> points(JsonNode stroke) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i + 1 < stroke.size(); i += 2) {
      points.add(new Point(stroke.get(i).doubleValue(), stroke.get(i + 1).doubleValue()));
    }
    return points;
  }
}
