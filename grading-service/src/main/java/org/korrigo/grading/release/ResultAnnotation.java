package org.korrigo.grading.release;

import org.korrigo.grading.annotation.AnnotationContent;
import org.korrigo.grading.annotation.AnnotationType;
import org.korrigo.grading.annotation.AnnotationView;
import org.korrigo.grading.annotation.Stamp;

/**
 * What the corrector put on a page, as text: not by whom, not where on the page.
 *
 * @param pageIndex 0-based
 * @param text what it says, without what it draws; or null
 * @param stamp the ready-made sign that it shows, or null
 * @param scoreDelta whole points that it gave or took, or null
 */
record ResultAnnotation(
    int pageIndex, AnnotationType type, String text, Stamp stamp, Integer scoreDelta) {

  static ResultAnnotation of(AnnotationView annotation) {
    AnnotationContent content = AnnotationContent.of(annotation.content());
    return new ResultAnnotation(
        annotation.pageIndex(),
        annotation.type(),
        content.text(),
        content.stamp(),
        annotation.scoreDelta());
  }

  /** The page from 1, the type, points and sign if there are any, and what it says. */
  String line() {
    return "p. %d %s".formatted(pageIndex + 1, type)
        + (scoreDelta == null ? "" : " %+d".formatted(scoreDelta))
        + (stamp == null ? "" : " " + stamp)
        + (text == null || text.isBlank() ? "" : " : " + text);
  }
}
