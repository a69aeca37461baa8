package org.korrigo.grading.finalisation;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * What all pages of one document are written with.
 *
 * @param font embedded once
 * @param transparency defined once
 */
record Stationery(PDFont font, Transparency transparency) {

  static Stationery in(PDDocument document) throws IOException {
    return new Stationery(LegibleFont.in(document), Transparency.create());
  }
}
