package org.korrigo.grading.finalisation;

import java.awt.Color;
import org.korrigo.grading.annotation.AnnotationType;

/** How a type of annotation looks: its colour, and its French name for those who print in grey. */
enum AnnotationInk {
  COMMENT("Commentaire", new Color(0x1B4F9C)),
  HIGHLIGHT("Passage surligné", new Color(0x8A5A00)),
  ERROR("Erreur", new Color(0xB71C1C)),
  BONUS("Bonus", new Color(0x1B6E2C));

  /** What a highlighter leaves on paper. */
  static final Color MARKER_PEN = new Color(0xFFE45C);

  private final String label;
  private final Color color;

  AnnotationInk(String label, Color color) {
    this.label = label;
    this.color = color;
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
}
