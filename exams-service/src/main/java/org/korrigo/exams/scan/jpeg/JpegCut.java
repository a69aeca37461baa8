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
 * @param halved whether the same at half the size is wanted as well; not of a cut with wiped zones,
 *     and of no two cuts that share a coding unit
 */
public record JpegCut(PixelArea area, List<PixelArea> wiped, boolean halved) {
  /**
   * @throws IllegalArgumentException if a half is wanted of a cut with wiped zones: it would show
   *     them
   */
  public JpegCut {
    wiped = List.copyOf(wiped);
    if (halved && !wiped.isEmpty()) {
      throw new IllegalArgumentException("a half of a cut with wiped zones");
    }
  }

  /** A cut that wipes nothing. */
  public static JpegCut of(PixelArea area) {
    return new JpegCut(area, List.of(), false);
  }

  /** A cut in which zones are made white. */
  public static JpegCut wiping(PixelArea area, List<PixelArea> zones) {
    return new JpegCut(area, zones, false);
  }

  /** A cut that is wanted at half the size as well. */
  public static JpegCut halved(PixelArea area) {
    return new JpegCut(area, List.of(), true);
  }
}
