package org.korrigo.exams.scan.jpeg;

import java.util.List;

/**
 * One rectangle wanted from a picture. Cuts fall on the borders of its coding units (8 or 16
 * pixels): the result covers at least {@code area}, and the wiped zones cover at least {@code
 * wiped}.
 *
 * @param area what is wanted, in pixels of the source
 * @param wiped zones to be made white, in pixels of the source; parts outside of {@code area} are
 *     ignored
 */
public record JpegCut(PixelArea area, List<PixelArea> wiped) {
  public JpegCut {
    wiped = List.copyOf(wiped);
  }

  /** A cut that wipes nothing. */
  public static JpegCut of(PixelArea area) {
    return new JpegCut(area, List.of());
  }
}
