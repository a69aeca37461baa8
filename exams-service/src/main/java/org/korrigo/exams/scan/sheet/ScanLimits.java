package org.korrigo.exams.scan.sheet;

import java.time.Duration;

/**
 * What a scanned PDF may cost at most.
 *
 * @param pages most pages of a file (domain: 500)
 * @param imagePixels most pixels of one image in it; an A3 side at 600 dpi has 70 million
 * @param renderedPixels most pixels of a side that must be rendered, or put together of its layers;
 *     an A3 side at 300 dpi has 17.4 million, and each takes about 4 bytes of memory while it is
 *     worked on
 * @param sideTime how long one side may take; the slowest honest ones take a few seconds
 */
public record ScanLimits(int pages, long imagePixels, long renderedPixels, Duration sideTime) {
  private static final Duration HALF_A_LEASE = Duration.ofSeconds(30);

  /** Layers of a page: a background and masks of the same size over it. */
  private static final int LAYERS = 3;

  /** The limits of the domain for a school's batches. */
  public static final ScanLimits STANDARD = new ScanLimits(500, 80_000_000, 18_000_000);

  /** Limits with the standard time. */
  public ScanLimits(int pages, long imagePixels, long renderedPixels) {
    this(pages, imagePixels, renderedPixels, HALF_A_LEASE);
  }

  /** Most pixels of all images of a page together. */
  public long pagePixels() {
    return LAYERS * imagePixels;
  }
}
