package org.korrigo.exams.scan.jpeg;

import java.util.List;

/**
 * Halves a JPEG without decoding a pixel: one walk over its data, from the frequencies of the
 * picture to those of its half. Of a coloured picture only the brightness is kept.
 */
public final class JpegHalf {
  private JpegHalf() {}

  /**
   * Halves a picture.
   *
   * @return a grey JPEG, half as wide and high, without metadata
   * @throws DamagedJpegException if the picture data is broken
   */
  public static JpegPiece of(JpegImage image) throws DamagedJpegException {
    HalfWriter half = new HalfWriter(image, UnitArea.of(image, image.area()));
    BlockWalk walk = image.walk(new HalfReader(image, List.of(half)));
    for (int row = 0; row < image.unitsDown; row++) {
      walk.nextRow();
      half.row(row, walk);
    }
    return half.finish();
  }
}
