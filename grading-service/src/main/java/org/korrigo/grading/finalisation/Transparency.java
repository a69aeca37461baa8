package org.korrigo.grading.finalisation;

import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;

/**
 * The two ways in which something drawn lets the page below be seen.
 *
 * @param multiply darkens, as ink on ink
 * @param veil nearly covers, as thin paper
 */
record Transparency(PDExtendedGraphicsState multiply, PDExtendedGraphicsState veil) {
  private static final float VEIL = 0.88f;

  static Transparency create() {
    PDExtendedGraphicsState multiply = new PDExtendedGraphicsState();
    multiply.setBlendMode(BlendMode.MULTIPLY);
    PDExtendedGraphicsState veil = new PDExtendedGraphicsState();
    veil.setNonStrokingAlphaConstant(VEIL);
    return new Transparency(multiply, veil);
  }
}
