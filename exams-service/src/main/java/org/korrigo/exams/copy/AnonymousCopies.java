package org.korrigo.exams.copy;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.korrigo.contracts.exams.PageImage;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.contracts.storage.StoredSlice;
import org.korrigo.exams.booklet.BookletContent;
import org.korrigo.exams.scan.sheet.AnonymousPdf;
import org.korrigo.exams.scan.sheet.CopyPage;
import org.korrigo.exams.scan.sheet.IdentityZone;
import org.korrigo.exams.scan.sheet.PageSlice;

/**
 * Writes what correctors may see of a copy: its pages with the identity zone gone from the bytes.
 * Blocks: for a worker only.
 */
@ApplicationScoped
class AnonymousCopies {
  private static final String PDF = "application/pdf";
  private final FileStore files;

  AnonymousCopies(FileStore files) {
    this.files = files;
  }

  /** A written copy: its PDF, and where each page's image stands in it. */
  record AnonymousCopy(StoredFile pdf, List<PageImage> pages) {}

  AnonymousCopy write(Composition copy) throws IOException {
    IdentityZone zone = new IdentityZone(copy.exam().identityZone());
    Path temporary = files.newTemporaryFile();
    try {
      List<PageSlice> slices;
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
        slices = AnonymousPdf.write(out, pages(copy), zone);
      }
      StoredFile pdf = files.store(temporary, PDF);
      return new AnonymousCopy(pdf, slices.stream().map(slice -> page(pdf, slice)).toList());
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private List<CopyPage> pages(Composition copy) {
    List<CopyPage> pages = new ArrayList<>();
    for (int sheet = 0; sheet < copy.booklets().size(); sheet++) {
      BookletContent booklet = copy.booklets().get(sheet);
      for (int page = 0; page < booklet.pages().size(); page++) {
        boolean bearsIdentity = page == 0 && copy.exam().bearsIdentity(sheet);
        pages.add(page(booklet.pages().get(page), bearsIdentity));
      }
    }
    return pages;
  }

  private CopyPage page(PageImage page, boolean bearsIdentity) {
    StoredSlice image = page.image();
    return new CopyPage(
        files.fetch(image.file()),
        new PageSlice(
            image.offset(),
            image.length(),
            image.sha256(),
            image.contentType(),
            page.widthPx(),
            page.heightPx()),
        bearsIdentity);
  }

  private static PageImage page(StoredFile pdf, PageSlice slice) {
    return new PageImage(
        new StoredSlice(pdf, slice.offset(), slice.length(), slice.sha256(), slice.contentType()),
        slice.widthPx(),
        slice.heightPx());
  }
}
