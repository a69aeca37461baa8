package org.korrigo.exams.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.exams.booklet.BookletContent;
import org.korrigo.exams.booklet.CutPaper;
import org.korrigo.exams.booklet.PageOrigin;
import org.korrigo.exams.booklet.Paper;
import org.korrigo.exams.exam.ExamOutline;
import org.korrigo.exams.exam.IdentityOn;
import org.korrigo.exams.scan.jpeg.QuarterTurn;
import org.korrigo.exams.scan.sheet.IdentityZone;

/**
 * The booklets of a copy in order.
 *
 * @param exam says which of them bear a name
 * @param papers of the booklets as which its pages were cut
 */
record Composition(ExamOutline exam, List<BookletContent> booklets, Map<UUID, CutPaper> papers) {
  static final Composition EMPTY = new Composition(null, List.of(), Map.of());

  List<UUID> ids() {
    return booklets.stream().map(BookletContent::id).toList();
  }

  int pageCount() {
    return booklets.stream().mapToInt(booklet -> booklet.pages().size()).sum();
  }

  /** Whose the copy may be by the name of its first file; null in a batch. */
  String studentIdentifier() {
    return booklets.stream()
        .map(BookletContent::studentNameGuess)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /**
   * The crops to read a name from, in the copy's order; of annexes only if there is nothing else.
   */
  List<StoredFile> headers() {
    boolean hasSheets = hasSheets();
    return IntStream.range(0, booklets.size())
        .filter(i -> !hasSheets || !isAnnex(booklets.get(i)))
        .filter(this::mayBearName)
        .mapToObj(i -> booklets.get(i).header())
        .filter(Objects::nonNull)
        .toList();
  }

  /**
   * Where on a page a name may stand: at its top as it lies and, where it was turned or came to
   * another page's place after it was cut, also where its top was then. Nobody knows whether a page
   * was turned because it lay upside down, or exchanged because it was cut for another one.
   */
  List<IdentityZone> zones(int booklet, int page) {
    List<IdentityZone> zones = new ArrayList<>();
    double asItLies = zone(booklet, page);
    if (asItLies > 0) {
      zones.add(new IdentityZone(asItLies));
    }
    double asCut = zoneAsCut(booklet, page, asItLies);
    if (asCut > 0) {
      int turn = booklets.get(booklet).origins().get(page).turn();
      zones.add(new IdentityZone(asCut, QuarterTurn.ofDegrees(turn)));
    }
    return zones;
  }

  /** Height of the zone at the top of a page as it lies, as a part of it; 0 if none. */
  private double zone(int booklet, int page) {
    if (!booklets.get(booklet).identityPages().contains(page + 1)) {
      return 0;
    }
    double expected = expectedZone(booklet, page);
    return isSaid(booklet, page) && expected == 0 ? exam.identityZone() : expected;
  }

  /** The same by what the exam says of the page's paper. */
  private double expectedZone(int booklet, int page) {
    return switch (paper(booklets.get(booklet).origins().get(page))) {
      case ANNEX -> hasSheets() ? exam.annexZone() : exam.identityZone();
      case SINGLE_PAGES -> exam.identityZone();
      case SHEET -> bearsName(booklet, page) ? exam.identityZone() : 0;
    };
  }

  /** Height of the zone where the top of a page was as it was cut; 0 if it is the same zone. */
  private double zoneAsCut(int booklet, int page, double asItLies) {
    PageOrigin origin = booklets.get(booklet).origins().get(page);
    if (asItLies > 0) {
      return origin.turn() == 0 ? 0 : asItLies;
    }
    boolean boreName = papers.get(origin.bookletId()).identityPages().contains(origin.page());
    return boreName && !isSaid(booklet, page) ? expectedZone(booklet, page) : 0;
  }

  /** Whether a name may stand on any page of a booklet. */
  private boolean mayBearName(int booklet) {
    return booklets.get(booklet).identityPages().stream()
        .anyMatch(page -> isSaid(booklet, page - 1) || bearsName(booklet, page - 1));
  }

  /** Whether a person said of a page whether a name may stand on it. */
  private boolean isSaid(int booklet, int page) {
    return booklets.get(booklet).saidPages().contains(page + 1);
  }

  /**
   * Whether a name may stand on a page of a sheet. Where only first sheets bear one, the others are
   * those that lie behind a sheet of the same scan as they lay in the scan, and that neither the
   * scan shows nor a person made a first sheet: what a person put elsewhere, or added, is taken for
   * one too.
   */
  private boolean bearsName(int booklet, int page) {
    PageOrigin here = booklets.get(booklet).origins().get(page);
    CutPaper sheet = papers.get(here.bookletId());
    if (exam.identityOn() == IdentityOn.EVERY_SHEET || sheet.byPerson() || sheet.isFirstOfCopy()) {
      return true;
    }
    List<PageOrigin> before =
        pagesBefore(booklet, page)
            .filter(other -> paper(other) == Paper.SHEET)
            .filter(other -> papers.get(other.bookletId()).uploadId().equals(sheet.uploadId()))
            .toList();
    return before.stream()
            .allMatch(other -> papers.get(other.bookletId()).startPage() >= sheet.startPage())
        || before.stream().anyMatch(other -> lay(other) > lay(here));
  }

  private Stream<PageOrigin> pagesBefore(int booklet, int page) {
    return Stream.concat(
        booklets.subList(0, booklet).stream().flatMap(other -> other.origins().stream()),
        booklets.get(booklet).origins().stream().limit(page));
  }

  /** Where a page lay in its scan: the pages of a sheet, then those of the next. */
  private long lay(PageOrigin page) {
    return ((long) papers.get(page.bookletId()).startPage() << Integer.SIZE) + page.page();
  }

  private boolean hasSheets() {
    return !booklets.stream().allMatch(this::isAnnex);
  }

  private boolean isAnnex(BookletContent booklet) {
    return booklet.origins().stream().allMatch(page -> paper(page) == Paper.ANNEX);
  }

  private Paper paper(PageOrigin page) {
    return papers.get(page.bookletId()).paper();
  }
}
