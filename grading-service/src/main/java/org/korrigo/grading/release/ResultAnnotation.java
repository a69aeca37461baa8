package org.korrigo.grading.release;

import org.korrigo.grading.annotation.AnnotationType;
import org.korrigo.grading.annotation.AnnotationView;

/**
 * What the corrector put on a page, as text: not by whom.
 *
 * @param pageIndex 0-based
 * @param text what it says, or null
 * @param scoreDelta whole points that it gave or took, or null
 */
record ResultAnnotation(int pageIndex, AnnotationType type, String text, Integer scoreDelta) {

  static ResultAnnotation of(AnnotationView annotation) {
    return new ResultAnnotation(
        annotation.pageIndex(), annotation.type(), annotation.content(), annotation.scoreDelta());
  }
}
