package org.korrigo.exams.scan.sheet;

import java.util.List;
import org.korrigo.exams.scan.jpeg.DamagedJpegException;
import org.korrigo.exams.scan.jpeg.JpegCut;
import org.korrigo.exams.scan.jpeg.JpegPreview;
import org.korrigo.exams.scan.jpeg.PixelArea;

/** The picture of a side, however it is coded; what is cut out of it loses nothing. */
public sealed interface SidePicture permits JpegPicture, BitonalPicture {
  /** Width in pixels. */
  int width();

  /** Height in pixels. */
  int height();

  /** Vertical cuts fall on multiples of this many pixels. */
  int unitWidth();

  /** Horizontal cuts fall on multiples of this many pixels. */
  int unitHeight();

  /** The whole picture as an area. */
  default PixelArea area() {
    return new PixelArea(0, 0, width(), height());
  }

  /**
   * Makes all cuts, in one pass over the data.
   *
   * @return one a cut, in their order
   * @throws DamagedJpegException if the picture data is broken
   * @throws IllegalArgumentException if a cut lies beyond the picture
   */
  List<PagePicture> cut(List<JpegCut> cuts) throws DamagedJpegException;

  /** How many pixels of the picture a pixel of the preview stands for, across and down. */
  int previewScale();

  /**
   * The whole at about 25 dots an inch.
   *
   * @throws DamagedJpegException if the picture data is broken
   */
  JpegPreview preview() throws DamagedJpegException;
}
