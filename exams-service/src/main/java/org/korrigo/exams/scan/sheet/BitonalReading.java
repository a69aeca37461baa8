package org.korrigo.exams.scan.sheet;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.korrigo.exams.scan.bitonal.BitonalImage;

/** A way to the samples of an image of one bit a pixel. */
@FunctionalInterface
interface BitonalReading {

  /**
   * Reads all samples.
   *
   * @param image of one bit a sample and one component, or a stencil
   * @return white where a sample is 1 once its Decode array is applied
   * @throws IOException if samples are missing, or the coding is broken
   */
  BitonalImage read(PDImage image) throws IOException;
}
