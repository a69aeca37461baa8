package org.korrigo.exams.scan.sheet;

import java.util.Optional;

/** The smaller picture of a page that a viewer shows first. */
final class PagePreview {
  private PagePreview() {}

  /**
   * A preview of a page. One bit a pixel takes fewer bytes than any preview of it in grey: such a
   * page is its own.
   *
   * @return the preview; empty if the page is its own
   */
  static Optional<PagePicture> of(PagePicture page) {
    return Optional.empty();
  }
}
