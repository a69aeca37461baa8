package org.korrigo.grading.finalisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.korrigo.grading.annotation.AnnotationContent;
import org.korrigo.grading.annotation.AnnotationView;

/**
 * A text of the marking with characters that the font of the annotated PDF has no glyph for, such
 * as some emoji and Chinese ones: each is printed as {@code U+FFFD}.
 *
 * @param annotationId the annotation, or null
 * @param pageIndex the annotation's page, 0-based, or null
 * @param questionId the question of a remark, or null
 * @param characters each once, in the order of the text
 */
record UnprintableText(
    Part part, UUID annotationId, Integer pageIndex, String questionId, List<String> characters) {

  /** What the text is. */
  enum Part {
    /** On a page. */
    ANNOTATION,
    /** To a question. */
    REMARK,
    /** The general remark. */
    APPRECIATION
  }

  /** Those among a copy's texts: annotations, then remarks by question id, then the last one. */
  static List<UnprintableText> among(
      List<AnnotationView> annotations, Map<String, String> remarks, String appreciation) {
    List<UnprintableText> found = new ArrayList<>();
    for (AnnotationView annotation : annotations) {
      List<String> characters =
          LegibleFont.unprintable(AnnotationContent.of(annotation.content()).text());
      found.add(
          new UnprintableText(
              Part.ANNOTATION, annotation.id(), annotation.pageIndex(), null, characters));
    }
    new TreeMap<>(remarks)
        .forEach(
            (question, remark) ->
                found.add(
                    new UnprintableText(
                        Part.REMARK, null, null, question, LegibleFont.unprintable(remark))));
    found.add(
        new UnprintableText(
            Part.APPRECIATION, null, null, null, LegibleFont.unprintable(appreciation)));
    found.removeIf(text -> text.characters().isEmpty());
    return found;
  }
}
