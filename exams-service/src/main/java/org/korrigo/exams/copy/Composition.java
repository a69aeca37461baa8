package org.korrigo.exams.copy;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.exams.booklet.BookletContent;
import org.korrigo.exams.exam.ExamOutline;

/**
 * The booklets of a copy in order.
 *
 * @param exam says which of them bear a name
 */
record Composition(ExamOutline exam, List<BookletContent> booklets) {
  static final Composition EMPTY = new Composition(null, List.of());

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

  /** The crops to read a name from, in the copy's order. */
  List<StoredFile> headers() {
    return IntStream.range(0, booklets.size())
        .filter(exam::bearsIdentity)
        .mapToObj(i -> booklets.get(i).header())
        .filter(Objects::nonNull)
        .toList();
  }
}
