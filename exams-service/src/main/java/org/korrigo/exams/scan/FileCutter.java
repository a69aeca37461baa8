package org.korrigo.exams.scan;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.exams.booklet.NewBooklet;
import org.korrigo.exams.scan.StoringPages.StoredPages;
import org.korrigo.exams.scan.geometry.LonePage;
import org.korrigo.exams.scan.sheet.CutSide;
import org.korrigo.exams.scan.sheet.IdentityZone;
import org.korrigo.exams.scan.sheet.PageFiles;
import org.korrigo.exams.scan.sheet.PagePicture;
import org.korrigo.exams.scan.sheet.ScanFile;
import org.korrigo.exams.scan.sheet.ScannedSide;
import org.korrigo.exams.scan.sheet.SideFormat;
import org.korrigo.exams.scan.sheet.SinglePages;
import org.korrigo.exams.scan.sheet.UnreadableSideException;

/**
 * Makes one booklet of a pupil's file, page by page: one page at a time is in memory. Each page is
 * looked at first, and put right where a form for a name shows how it lies. Doing it again stores
 * the same content again, which is one object. Blocks: for a worker only.
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
   * A file that was cut.
   *
   * @param repairs what was put right on each page, in words, or null
   * @param question what a person has to look at before correctors may have it, or null
   */
  record CutFile(NewBooklet booklet, List<String> repairs, String question) {}

  /**
   * Cuts a file whole. Half a file is never used: a copy with a page missing would be marked as if
   * it were all.
   *
   * @param alive called before each page: large files take longer than a lease
   * @throws UnreadableSideException naming the page that keeps the file from being used
   */
  CutFile cut(ScanFile scan, ClaimedJob job, PendingFile file, Runnable alive)
      throws IOException, UnreadableSideException {
    IdentityZone zone = new IdentityZone(job.exam().identityZone());
    PupilsPages lying = new PupilsPages(job.exam());
    CutSide first = SinglePages.first(upright(scan, 1, zone, lying), zone);
    PagePicture header = first.header().orElseThrow();
    try {
      StoredPages stored =
          pages.store(
              (pdf, views) -> {
                PageFiles out = new PageFiles(pdf, views);
                out.add(first.pages().getFirst());
                for (int page = 2; page <= scan.sides(); page++) {
                  alive.run();
                  out.add(following(scan, page, zone, lying));
                }
                return out.finish();
              });
      StoredFile storedHeader =
          files.store(out -> out.write(header.bytes()), header.coding().contentType());
      NewBooklet booklet =
          new NewBooklet(
              job.exam().id(),
              file.uploadId(),
              1,
              1,
              scan.sides(),
              storedHeader,
              stored.images(),
              lying.identityPages(),
              file.studentIdentifier());
      return new CutFile(booklet, lying.repairs(), lying.question());
    } catch (UnusablePageException unusable) {
      throw unusable.page;
    }
  }

  private static PagePicture following(
      ScanFile scan, int page, IdentityZone zone, PupilsPages lying) throws UnusablePageException {
    try {
      return SinglePages.following(upright(scan, page, zone, lying));
    } catch (UnreadableSideException unreadable) {
      throw new UnusablePageException(unreadable);
    }
  }

  /** A page as its picture shows that it lies; as it is shown where the picture does not. */
  private static ScannedSide upright(ScanFile scan, int page, IdentityZone zone, PupilsPages lying)
      throws UnreadableSideException {
    LonePage look =
        scan.format(page) == SideFormat.SINGLE_PAGE
            ? LonePage.of(scan.preview(page), zone.fraction())
            : LonePage.UNKNOWN;
    lying.add(look);
    return scan.side(page, look.attitude());
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
