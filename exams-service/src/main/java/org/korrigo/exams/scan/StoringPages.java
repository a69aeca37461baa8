package org.korrigo.exams.scan;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.korrigo.contracts.exams.PageImage;
import org.korrigo.contracts.exams.PagePreview;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.contracts.storage.StoredSlice;
import org.korrigo.exams.scan.sheet.PageSlice;
import org.korrigo.exams.scan.sheet.WrittenPage;

/**
 * Keeps pages in the file store: their PDF, and beside it one file of views for the screen. Blocks:
 * for a worker only.
 */
@ApplicationScoped
public class StoringPages {
  private static final String PDF = "application/pdf";

  /** One picture behind the other; nobody fetches the file as a whole. */
  private static final String VIEWS = "application/octet-stream";

  private final FileStore files;

  StoringPages(FileStore files) {
    this.files = files;
  }

  /** Something that writes pages as {@link org.korrigo.exams.scan.sheet.PageFiles} does. */
  @FunctionalInterface
  public interface Writing {
    /** Writes both files, and tells where the pages stand. */
    List<WrittenPage> writeTo(OutputStream pdf, OutputStream views) throws IOException;
  }

  /**
   * Stored pages.
   *
   * @param pdf their PDF
   * @param images where each page's picture and preview stand, in order
   */
  public record StoredPages(StoredFile pdf, List<PageImage> images) {}

  /** Stores what is written; the same content again is the same objects. */
  public StoredPages store(Writing writing) throws IOException {
    Path pdf = files.newTemporaryFile();
    try {
      Path views = files.newTemporaryFile();
      try {
        return store(writing, pdf, views);
      } finally {
        Files.deleteIfExists(views);
      }
    } finally {
      Files.deleteIfExists(pdf);
    }
  }

  private StoredPages store(Writing writing, Path pdf, Path views) throws IOException {
    List<WrittenPage> pages;
    try (OutputStream toPdf = FileStore.writing(pdf);
        OutputStream toViews = FileStore.writing(views)) {
      pages = writing.writeTo(toPdf, toViews);
    }
    StoredFile storedPdf = files.store(pdf, PDF);
    StoredFile storedViews = Files.size(views) == 0 ? storedPdf : files.store(views, VIEWS);
    return new StoredPages(
        storedPdf, pages.stream().map(page -> image(storedPdf, storedViews, page)).toList());
  }

  private static PageImage image(StoredFile pdf, StoredFile views, WrittenPage page) {
    StoredSlice image = slice(page.imageInViews() ? views : pdf, page.image());
    PageSlice preview = page.preview();
    return new PageImage(
        image,
        page.image().widthPx(),
        page.image().heightPx(),
        preview.equals(page.image())
            ? new PagePreview(image, preview.widthPx(), preview.heightPx())
            : new PagePreview(slice(views, preview), preview.widthPx(), preview.heightPx()));
  }

  private static StoredSlice slice(StoredFile file, PageSlice slice) {
    return new StoredSlice(
        file, slice.offset(), slice.length(), slice.sha256(), slice.contentType());
  }
}
