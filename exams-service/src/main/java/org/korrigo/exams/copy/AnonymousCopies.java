package org.korrigo.exams.copy;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.korrigo.contracts.exams.PageImage;
import org.korrigo.contracts.exams.PagePreview;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredSlice;
import org.korrigo.exams.booklet.BookletContent;
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
    IdentityZone zone = new IdentityZone(copy.exam().identityZone());
    List<CopyPage> pages = pages(copy);
    return storing.store((pdf, views) -> AnonymousPdf.write(pdf, views, pages, zone));
  }

  private List<CopyPage> pages(Composition copy) {
    List<CopyPage> pages = new ArrayList<>();
    for (int sheet = 0; sheet < copy.booklets().size(); sheet++) {
      BookletContent booklet = copy.booklets().get(sheet);
      for (int page = 0; page < booklet.pages().size(); page++) {
        boolean bearsIdentity =
            booklet.identityPages().contains(page + 1) && copy.exam().bearsIdentity(sheet);
        pages.add(page(booklet.pages().get(page), bearsIdentity));
      }
    }
    return pages;
  }

  private CopyPage page(PageImage page, boolean bearsIdentity) {
    PagePreview preview = page.preview();
    return new CopyPage(
        source(page.image(), page.widthPx(), page.heightPx()),
        preview == null ? null : source(preview.image(), preview.widthPx(), preview.heightPx()),
        bearsIdentity);
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
