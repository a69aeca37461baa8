package org.korrigo.exams.scan.jpeg;

import java.awt.image.BufferedImage;

/** Compares parts of pictures pixel by pixel. */
final class PixelComparison {
  private PixelComparison() {}

  /**
   * The largest difference of any sample between a picture and the part of another that begins at
   * (x, y).
   *
   * @param margin pixels left out at each edge of the piece
   */
  static int largestDifference(BufferedImage piece, BufferedImage whole, int x, int y, int margin) {
    int largest = 0;
    for (int row = margin; row < piece.getHeight() - margin; row++) {
      for (int column = margin; column < piece.getWidth() - margin; column++) {
        int difference = difference(piece, column, row, whole, x + column, y + row);
        largest = Math.max(largest, difference);
      }
    }
    return largest;
  }

  static int difference(BufferedImage one, int x, int y, BufferedImage other, int u, int v) {
    int largest = 0;
    for (int band = 0; band < one.getRaster().getNumBands(); band++) {
      int difference =
          one.getRaster().getSample(x, y, band) - other.getRaster().getSample(u, v, band);
      largest = Math.max(largest, Math.abs(difference));
    }
    return largest;
  }

  static int darkest(BufferedImage image, PixelArea area) {
    int darkest = 255;
    for (int y = area.y(); y < area.bottom(); y++) {
      for (int x = area.x(); x < area.right(); x++) {
        for (int band = 0; band < image.getRaster().getNumBands(); band++) {
          darkest = Math.min(darkest, image.getRaster().getSample(x, y, band));
        }
      }
    }
    return darkest;
  }
}
