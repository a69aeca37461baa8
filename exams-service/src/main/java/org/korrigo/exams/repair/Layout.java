package org.korrigo.exams.repair;

import java.util.Map;
import java.util.UUID;
import org.korrigo.exams.booklet.BookletContent;
import org.korrigo.exams.exam.ExamOutline;

/**
 * What was laid out.
 *
 * @param desk to rearrange it
 * @param booklets the contents of all booklets on it, of those put aside, and of those as which
 *     their pages were cut
 */
record Layout(ExamOutline exam, Desk desk, Map<UUID, BookletContent> booklets) {

  Sheaf sheaf(UUID booklet) {
    return Sheaf.of(booklets.get(booklet));
  }
}
