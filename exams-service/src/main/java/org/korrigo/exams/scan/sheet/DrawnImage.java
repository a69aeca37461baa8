package org.korrigo.exams.scan.sheet;

import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.util.Matrix;

/**
 * An image as a page shows it.
 *
 * @param image the image
 * @param matrix from the unit square to points of the page
 * @param plain whether it is painted opaque and unclipped
 * @param ink of a stencil, how bright its paint is: 0 black to 255 white
 */
record DrawnImage(PDImage image, Matrix matrix, boolean plain, int ink) {
  long pixels() {
    return (long) image.getWidth() * image.getHeight();
  }

  /** Its finer resolution in pixels per point. */
  double pixelsPerPoint() {
    double across = Math.hypot(matrix.getScaleX(), matrix.getShearY());
    double down = Math.hypot(matrix.getShearX(), matrix.getScaleY());
    if (across < 1 || down < 1) {
      return 0;
    }
    return Math.max(image.getWidth() / across, image.getHeight() / down);
  }
}
