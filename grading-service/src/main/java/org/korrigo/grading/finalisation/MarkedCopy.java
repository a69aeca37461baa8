package org.korrigo.grading.finalisation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.grading.annotation.AnnotationContent;
import org.korrigo.grading.annotation.AnnotationType;

/**
 * Everything that the annotated PDF shows of a copy, and nothing that tells whose it is.
 *
 * @param examName the exam
 * @param examDate the day of the sitting
 * @param anonymousId what the copy is called
 * @param subjectVariant A or B, or null
 * @param annotations in any order
 * @param scale the marking scale
 * @param scores points by leaf id; a leaf without one is shown as not marked
 * @param remarks by question id
 * @param appreciation the general remark, or null
 * @param total the engine's number
 * @param maximum the engine's number
 * @param outOf20 the engine's number
 */
record MarkedCopy(
    String examName,
    LocalDate examDate,
    String anonymousId,
    String subjectVariant,
    List<Annotation> annotations,
    List<ScaleNode> scale,
    Map<String, BigDecimal> scores,
    Map<String, String> remarks,
    String appreciation,
    BigDecimal total,
    BigDecimal maximum,
    BigDecimal outOf20) {

  /**
   * What a corrector put on a page (domain §1, Annotation).
   *
   * @param pageIndex from 0
   * @param x left edge as a share of the page as it is shown, from its left
   * @param y upper edge as a share of the page as it is shown, from its top
   * @param w width as a share of the page
   * @param h height as a share of the page
   * @param type what kind of mark it is
   * @param content what it says and draws, as {@link AnnotationContent} reads it
   * @param scoreDelta points given or taken, or null
   */
  record Annotation(
      int pageIndex,
      double x,
      double y,
      double w,
      double h,
      AnnotationType type,
      AnnotationContent content,
      Integer scoreDelta) {

    /** An annotation whose content is given as it is stored. */
    Annotation(
        int pageIndex,
        double x,
        double y,
        double w,
        double h,
        AnnotationType type,
        String content,
        Integer scoreDelta) {
      this(pageIndex, x, y, w, h, type, AnnotationContent.of(content), scoreDelta);
    }

    /** How it looks. */
    AnnotationInk ink() {
      return AnnotationInk.of(type);
    }

    /** What it says, or null. */
    String text() {
      return content.text();
    }

    /** Whether there is anything to read. */
    boolean speaks() {
      return (text() != null && !text().isBlank()) || scoreDelta != null;
    }

    /** Whether it is drawn by hand or a stamp, which stands for itself without a frame. */
    boolean isDrawing() {
      return !content.strokes().isEmpty() || content.stamp() != null;
    }

    /** Whether it has a number: a drawing without words needs none. */
    boolean isNumbered() {
      return speaks() || !isDrawing();
    }
  }

  /**
   * An annotation with the number that its marker shows.
   *
   * @param number from 1, in reading order of the whole copy; {@link #NONE} without a marker
   */
  record Numbered(int number, Annotation annotation) {
    static final int NONE = 0;

    boolean hasMarker() {
      return number != NONE;
    }
  }
}
