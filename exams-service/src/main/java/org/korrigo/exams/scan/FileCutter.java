package org.korrigo.exams.scan;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.korrigo.contracts.exams.PageImage;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.contracts.storage.StoredSlice;
import org.korrigo.exams.booklet.NewBooklet;
import org.korrigo.exams.scan.sheet.CutSide;
import org.korrigo.exams.scan.sheet.IdentityZone;
import org.korrigo.exams.scan.sheet.PagePdf;
import org.korrigo.exams.scan.sheet.PagePicture;
import org.korrigo.exams.scan.sheet.PageSlice;
import org.korrigo.exams.scan.sheet.ScanFile;
import org.korrigo.exams.scan.sheet.SinglePages;
import org.korrigo.exams.scan.sheet.UnreadableSideException;

/**
 * Makes one booklet of a pupil's file, page by page: one page at a time is in memory. Doing it
 * again stores the same content again, which is one object. Blocks: for a worker only.
 */
@ApplicationScoped
class FileCutter {
  private static final String PDF = "application/pdf";
  private final FileStore files;

  FileCutter(FileStore files) {
    this.files = files;
  }

  /**
   * Cuts a file whole. Half a file is never used: a copy with a page missing would be marked as if
   * it were all.
   *
   * @param alive called before each page: large files take longer than a lease
   * @throws UnreadableSideException naming the page that keeps the file from being used
   */
  NewBooklet cut(ScanFile scan, ClaimedJob job, PendingFile file, Runnable alive)
      throws IOException, UnreadableSideException {
    IdentityZone zone = new IdentityZone(job.exam().identityZone());
    Path temporary = files.newTemporaryFile();
    try {
      StoredFile header;
      List<PageSlice> slices;
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
        PagePdf pdf = new PagePdf(out);
        CutSide first = SinglePages.first(scan.side(1), zone);
        header = store(first.header().orElseThrow());
        pdf.add(first.pages().getFirst());
        for (int page = 2; page <= scan.sides(); page++) {
          alive.run();
          pdf.add(SinglePages.following(scan.side(page)));
        }
        slices = pdf.finish();
      }
      return booklet(job, file, header, slices, files.store(temporary, PDF));
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static NewBooklet booklet(
      ClaimedJob job, PendingFile file, StoredFile header, List<PageSlice> slices, StoredFile pdf) {
    return new NewBooklet(
        job.exam().id(),
        file.uploadId(),
        1,
        1,
        slices.size(),
        header,
        slices.stream().map(slice -> page(pdf, slice)).toList(),
        file.studentIdentifier());
  }

  private StoredFile store(PagePicture header) {
    return files.store(out -> out.write(header.bytes()), header.coding().contentType());
  }

  private static PageImage page(StoredFile pdf, PageSlice slice) {
    return new PageImage(
        new StoredSlice(pdf, slice.offset(), slice.length(), slice.sha256(), slice.contentType()),
        slice.widthPx(),
        slice.heightPx());
  }
}
