package org.korrigo.exams.repair;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.korrigo.contracts.exams.PageImage;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.contracts.storage.StoredSlice;
import org.korrigo.exams.booklet.BookletContent;
import org.korrigo.exams.booklet.MadeBooklet;
import org.korrigo.exams.booklet.PageOrigin;
import org.korrigo.exams.booklet.Paper;
import org.korrigo.exams.scan.StoringPages;
import org.korrigo.exams.scan.jpeg.QuarterTurn;
import org.korrigo.exams.scan.sheet.CopyPage;
import org.korrigo.exams.scan.sheet.IdentityZone;
import org.korrigo.exams.scan.sheet.PageFiles;
import org.korrigo.exams.scan.sheet.PagePicture;
import org.korrigo.exams.scan.sheet.PageRework;
import org.korrigo.exams.scan.sheet.PageSlice;

/**
 * Makes the pictures of booklets that an action puts together. A page that is not turned keeps its
 * stored bytes; a turned one is turned from the page as it was cut, without loss. Blocks: for a
 * worker only.
 */
@ApplicationScoped
class MakingBooklets {
  private final FileStore files;
  private final StoringPages storing;

  MakingBooklets(FileStore files, StoringPages storing) {
    this.files = files;
    this.storing = storing;
  }

  /** The booklets of a plan that are not there yet. */
  List<MadeBooklet> make(Layout layout, Plan plan) throws IOException {
    List<MadeBooklet> made = new ArrayList<>();
    for (Sheaf draft : plan.drafts()) {
      made.add(make(layout, draft));
    }
    return made;
  }

  private MadeBooklet make(Layout layout, Sheaf draft) throws IOException {
    Collection<BookletContent> known = layout.booklets().values();
    List<PageImage> pages = new ArrayList<>();
    for (PageOrigin page : draft.origins()) {
      pages.add(image(page, known));
    }
    List<BookletContent> origins =
        draft.origins().stream().map(page -> layout.booklets().get(page.bookletId())).toList();
    BookletContent first = origins.getFirst();
    List<BookletContent> sameScan =
        origins.stream().filter(origin -> origin.uploadId().equals(first.uploadId())).toList();
    return new MadeBooklet(
        draft.id(),
        layout.exam().id(),
        first.uploadId(),
        first.sheet(),
        sameScan.stream().mapToInt(BookletContent::startPage).min().orElseThrow(),
        sameScan.stream().mapToInt(BookletContent::endPage).max().orElseThrow(),
        header(draft, pages, layout),
        pages,
        draft.origins(),
        draft.identityPages(),
        draft.saidPages(),
        first.studentNameGuess(),
        Paper.SHEET);
  }

  private PageImage image(PageOrigin page, Collection<BookletContent> known) throws IOException {
    Optional<PageImage> there =
        known.stream()
            .filter(booklet -> booklet.origins().contains(page))
            .map(booklet -> booklet.pages().get(booklet.origins().indexOf(page)))
            .findFirst();
    return there.isPresent() ? there.get() : turned(page, known);
  }

  private PageImage turned(PageOrigin page, Collection<BookletContent> known) throws IOException {
    PageImage cut = image(new PageOrigin(page.bookletId(), page.page(), 0), known);
    PagePicture turned = PageRework.turned(source(cut), QuarterTurn.ofDegrees(page.turn()));
    return storing
        .store((pdf, views) -> PageFiles.write(pdf, views, List.of(turned)))
        .images()
        .getFirst();
  }

  /** The crop of the page that the name is read from: one that is there, if it is of that page. */
  private StoredFile header(Sheaf draft, List<PageImage> pages, Layout layout) throws IOException {
    Optional<PageOrigin> found = headerPage(draft.origins(), draft.identityPages(), layout);
    if (found.isEmpty()) {
      return null;
    }
    PageOrigin page = found.get();
    Optional<StoredFile> there =
        layout.booklets().values().stream()
            .filter(booklet -> booklet.header() != null)
            .filter(booklet -> isHeaderOf(booklet, page, layout))
            .map(BookletContent::header)
            .findFirst();
    if (there.isPresent()) {
      return there.get();
    }
    int place = draft.origins().indexOf(page);
    IdentityZone zone = new IdentityZone(layout.exam().identityZone());
    PagePicture header = PageRework.header(source(pages.get(place)), zone);
    return files.store(out -> out.write(header.bytes()), header.coding().contentType());
  }

  private static boolean isHeaderOf(BookletContent booklet, PageOrigin page, Layout layout) {
    return headerPage(booklet.origins(), booklet.identityPages(), layout)
        .filter(page::equals)
        .isPresent();
  }

  /** The first page of a sheet that may bear a name; where there is none, the first of an annex. */
  private static Optional<PageOrigin> headerPage(
      List<PageOrigin> pages, List<Integer> identityPages, Layout layout) {
    List<PageOrigin> bearing = identityPages.stream().map(place -> pages.get(place - 1)).toList();
    return bearing.stream()
        .filter(page -> layout.booklets().get(page.bookletId()).paper() != Paper.ANNEX)
        .findFirst()
        .or(() -> bearing.stream().findFirst());
  }

  private CopyPage.Source source(PageImage page) {
    StoredSlice image = page.image();
    return new CopyPage.Source(
        files.fetch(image.file()),
        new PageSlice(
            image.offset(),
            image.length(),
            image.sha256(),
            image.contentType(),
            page.widthPx(),
            page.heightPx()));
  }
}
