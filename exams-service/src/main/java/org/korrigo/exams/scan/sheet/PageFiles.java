package org.korrigo.exams.scan.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes pages as two files: the PDF, in which each JPEG stands as it is, and beside it the views,
 * one picture behind the other, that a PDF has no place for: the previews, and the pages of one bit
 * a pixel, which browsers want as PNG. Only one page is in memory.
 */
public final class PageFiles {
  private final PagePdf pdf;
  private final OutputStream views;
  private final List<WrittenPage> pages = new ArrayList<>();
  private long viewsLength;

  /**
   * Begins both files.
   *
   * @param pdf where the PDF goes; buffered and closed by the caller
   * @param views where the views go; buffered and closed by the caller
   */
  public PageFiles(OutputStream pdf, OutputStream views) throws IOException {
    this.pdf = new PagePdf(pdf);
    this.views = views;
  }

  /**
   * Writes pages.
   *
   * @param pages in reading order, at least one
   * @return where each stands, in the same order
   */
  public static List<WrittenPage> write(
      OutputStream pdf, OutputStream views, List<PagePicture> pages) throws IOException {
    PageFiles files = new PageFiles(pdf, views);
    for (PagePicture page : pages) {
      files.add(page);
    }
    return files.finish();
  }

  /** Appends a page, with its preview. */
  public void add(PagePicture page) throws IOException {
    add(page, PagePreview.of(page));
  }

  /**
   * Appends a page.
   *
   * @param preview of it; empty if it is its own
   */
  void add(PagePicture page, Optional<PagePicture> preview) throws IOException {
    PageSlice inPdf = pdf.add(page);
    boolean inViews = page.coding() == PictureCoding.BITONAL_PNG;
    PageSlice image = inViews ? view(page) : inPdf;
    PageSlice shown = preview.isPresent() ? view(preview.get()) : image;
    pages.add(new WrittenPage(image, inViews, shown));
  }

  private PageSlice view(PagePicture picture) throws IOException {
    PageSlice slice = PageSlice.of(viewsLength, picture);
    views.write(picture.bytes());
    viewsLength += picture.bytes().length;
    return slice;
  }

  /**
   * Ends both files.
   *
   * @throws IllegalStateException if no page was added
   */
  public List<WrittenPage> finish() throws IOException {
    pdf.finish();
    views.flush();
    return List.copyOf(pages);
  }
}
