package org.korrigo.grading.finalisation;

import java.awt.Color;
import org.korrigo.grading.annotation.AnnotationType;

/**
 * How a type of annotation looks: its colour, its shape for those who print in grey or do not see
 * colours, and its French name.
 */
enum AnnotationInk {
  COMMENT("Commentaire", new Color(0x1B4F9C), Shape.ROUND),
  HIGHLIGHT("Passage surligné", new Color(0x8A5A00), Shape.ROUND),
  ERROR("Erreur", new Color(0xB71C1C), Shape.SQUARE),
  BONUS("Bonus", new Color(0x1B6E2C), Shape.POINTED);

  /** The outline of a number marker. */
  enum Shape {
    /** Round ends. */
    ROUND,
    /** Sharp corners. */
    SQUARE,
    /** Ends that point left and right. */
    POINTED
  }

  /** What a highlighter leaves on paper. */
  static final Color MARKER_PEN = new Color(0xFFE45C);

  private final String label;
  private final Color color;
  private final Shape shape;

  AnnotationInk(String label, Color color, Shape shape) {
    this.label = label;
    this.color = color;
    this.shape = shape;
  }

  static AnnotationInk of(AnnotationType type) {
    return switch (type) {
      case COMMENT -> COMMENT;
      case HIGHLIGHT -> HIGHLIGHT;
      case ERROR -> ERROR;
      case BONUS -> BONUS;
    };
  }

  String label() {
    return label;
  }

  Color color() {
    return color;
  }

  /** Of its number markers. */
  Shape shape() {
    return shape;
  }
}
