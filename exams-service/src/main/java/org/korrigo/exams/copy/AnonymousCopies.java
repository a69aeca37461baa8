package org.korrigo.exams.copy;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.korrigo.contracts.exams.PageImage;
import org.korrigo.contracts.exams.PagePreview;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredSlice;
import org.korrigo.exams.scan.StoringPages;
import org.korrigo.exams.scan.StoringPages.StoredPages;
import org.korrigo.exams.scan.sheet.AnonymousPdf;
import org.korrigo.exams.scan.sheet.CopyPage;
import org.korrigo.exams.scan.sheet.IdentityZone;
import org.korrigo.exams.scan.sheet.PageSlice;

/**
 * Writes what correctors may see of a copy: its pages with the identity zone gone from the bytes,
 * of the pictures and of their previews. Blocks: for a worker only.
 */
@ApplicationScoped
class AnonymousCopies {
  private final FileStore files;
  private final StoringPages storing;

  AnonymousCopies(FileStore files, StoringPages storing) {
    this.files = files;
    this.storing = storing;
  }

  StoredPages write(Composition copy) throws IOException {
    List<CopyPage> pages = pages(copy);
    return storing.store((pdf, views) -> AnonymousPdf.write(pdf, views, pages));
  }

  private List<CopyPage> pages(Composition copy) {
    List<CopyPage> pages = new ArrayList<>();
    for (int booklet = 0; booklet < copy.booklets().size(); booklet++) {
      List<PageImage> images = copy.booklets().get(booklet).pages();
      for (int page = 0; page < images.size(); page++) {
        pages.add(page(images.get(page), copy.zones(booklet, page)));
      }
    }
    return pages;
  }

  private CopyPage page(PageImage page, List<IdentityZone> zones) {
    PagePreview preview = page.preview();
    return new CopyPage(
        source(page.image(), page.widthPx(), page.heightPx()),
        preview == null ? null : source(preview.image(), preview.widthPx(), preview.heightPx()),
        zones);
  }

  private CopyPage.Source source(StoredSlice image, int widthPx, int heightPx) {
    return new CopyPage.Source(
        files.fetch(image.file()),
        new PageSlice(
            image.offset(),
            image.length(),
            image.sha256(),
            image.contentType(),
            widthPx,
            heightPx));
  }
}
