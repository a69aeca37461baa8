package org.korrigo.exams.scan;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.exams.booklet.NewBooklet;
import org.korrigo.exams.scan.StoringPages.StoredPages;
import org.korrigo.exams.scan.sheet.CutSide;
import org.korrigo.exams.scan.sheet.IdentityZone;
import org.korrigo.exams.scan.sheet.PageFiles;
import org.korrigo.exams.scan.sheet.PagePicture;
import org.korrigo.exams.scan.sheet.ScanFile;
import org.korrigo.exams.scan.sheet.SinglePages;
import org.korrigo.exams.scan.sheet.UnreadableSideException;

/**
 * Makes one booklet of a pupil's file, page by page: one page at a time is in memory. Doing it
 * again stores the same content again, which is one object. Blocks: for a worker only.
 */
@ApplicationScoped
class FileCutter {
  private final FileStore files;
  private final StoringPages pages;

  FileCutter(FileStore files, StoringPages pages) {
    this.files = files;
    this.pages = pages;
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
    CutSide first = SinglePages.first(scan.side(1), zone);
    PagePicture header = first.header().orElseThrow();
    try {
      StoredPages stored =
          pages.store(
              (pdf, views) -> {
                PageFiles out = new PageFiles(pdf, views);
                out.add(first.pages().getFirst());
                for (int page = 2; page <= scan.sides(); page++) {
                  alive.run();
                  out.add(following(scan, page));
                }
                return out.finish();
              });
      StoredFile storedHeader =
          files.store(out -> out.write(header.bytes()), header.coding().contentType());
      return new NewBooklet(
          job.exam().id(),
          file.uploadId(),
          1,
          1,
          scan.sides(),
          storedHeader,
          stored.images(),
          file.studentIdentifier());
    } catch (UnusablePageException unusable) {
      throw unusable.page;
    }
  }

  private static PagePicture following(ScanFile scan, int page) throws UnusablePageException {
    try {
      return SinglePages.following(scan.side(page));
    } catch (UnreadableSideException unreadable) {
      throw new UnusablePageException(unreadable);
    }
  }

  /** Carries an unreadable page out of the writing of files. */
  private static final class UnusablePageException extends IOException {
    private static final long serialVersionUID = 1L;
    private final UnreadableSideException page;

    UnusablePageException(UnreadableSideException page) {
      super(page);
      this.page = page;
    }
  }
}
