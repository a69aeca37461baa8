package org.korrigo.exams.scan.sheet;

import java.util.List;
import java.util.Optional;

/**
 * A side cut into its pages.
 *
 * @param pages from left to right: two of a folded sheet, one of a single page
 * @param header the identity zone of the first page of the sheet, where the side has it
 */
public record CutSide(List<PagePicture> pages, Optional<PagePicture> header) {
  public CutSide {
    pages = List.copyOf(pages);
  }
}
