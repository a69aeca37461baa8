package org.korrigo.exams.copy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.exams.booklet.BookletContent;
import org.korrigo.exams.booklet.PageOrigin;
import org.korrigo.exams.booklet.Paper;
import org.korrigo.exams.exam.ExamOutline;

/**
 * The booklets of a copy in order.
 *
 * @param exam says which of them bear a name
 * @param papers of the booklets as which its pages were cut, but for those that were sheets
 */
record Composition(ExamOutline exam, List<BookletContent> booklets, Map<UUID, Paper> papers) {
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
        .filter(i -> exam.bearsIdentity(sheet(i)))
        .mapToObj(i -> booklets.get(i).header())
        .filter(Objects::nonNull)
        .toList();
  }

  /** Height of the zone at the top of a page where a name may stand, as a part of it; 0 if none. */
  double zone(int booklet, int page) {
    BookletContent content = booklets.get(booklet);
    if (!content.identityPages().contains(page + 1)) {
      return 0;
    }
    return switch (paper(content.origins().get(page))) {
      case ANNEX -> hasSheets() ? exam.annexZone() : exam.identityZone();
      case SINGLE_PAGES -> exam.identityZone();
      case SHEET -> exam.bearsIdentity(sheet(booklet)) ? exam.identityZone() : 0;
    };
  }

  /** Which sheet of the copy a booklet is, from 0; an annex before it is none. */
  private int sheet(int booklet) {
    return (int) booklets.subList(0, booklet).stream().filter(other -> !isAnnex(other)).count();
  }

  private boolean hasSheets() {
    return !booklets.stream().allMatch(this::isAnnex);
  }

  private boolean isAnnex(BookletContent booklet) {
    return booklet.origins().stream().allMatch(page -> paper(page) == Paper.ANNEX);
  }

  private Paper paper(PageOrigin page) {
    return papers.getOrDefault(page.bookletId(), Paper.SHEET);
  }
}
