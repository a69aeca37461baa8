package org.korrigo.exams.scan.sheet;

import java.util.List;
import java.util.Optional;
import org.korrigo.exams.scan.jpeg.JpegPreview;

/**
 * A side cut into its pages.
 *
 * @param pages from left to right: two of a folded sheet, one of a single page
 * @param header the identity zone of the first page of the sheet, where the side has it
 * @param preview the whole side at one eighth
 */
public record CutSide(List<PageJpeg> pages, Optional<PageJpeg> header, JpegPreview preview) {
  public CutSide {
    pages = List.copyOf(pages);
  }
}
