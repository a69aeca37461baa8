package org.korrigo.grading.release;

import java.math.BigDecimal;
import java.text.CollationKey;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.korrigo.grading.copy.StagedCopies.StagedCopy;
import org.korrigo.grading.exam.ExamOutline;

/**
 * An exam's marks for the school's software, and what is missing from them.
 *
 * @param subject of every line
 * @param coefficient of every line, 1 decimal
 * @param lines by name as a French class register has it, then by birth date
 * @param omitted copies without a line and why, those too that are not handed over yet
 */
record MarksView(
    UUID examId,
    String subject,
    BigDecimal coefficient,
    List<MarkLine> lines,
    List<ObstructedCopy> omitted) {

  private record Sortable(CollationKey lastName, CollationKey firstName, MarkLine line) {}

  private static final Comparator<Sortable> BY_NAME =
      Comparator.comparing(Sortable::lastName)
          .thenComparing(Sortable::firstName)
          .thenComparing(sortable -> sortable.line().dateNaissance())
          .thenComparing(sortable -> sortable.line().studentId())
          .thenComparing(sortable -> sortable.line().copyId());

  static MarksView of(
      ExamOutline exam,
      List<OwnedCopy> copies,
      List<StagedCopy> staged,
      String subject,
      BigDecimal coefficient) {
    Collator french = Collator.getInstance(Locale.FRENCH);
    List<MarkLine> lines =
        copies.stream()
            .filter(owned -> owned.obstacle().isEmpty())
            .map(owned -> MarkLine.of(owned, exam))
            .map(
                line ->
                    new Sortable(
                        french.getCollationKey(line.lastName()),
                        french.getCollationKey(line.firstName()),
                        line))
            .sorted(BY_NAME)
            .map(Sortable::line)
            .toList();
    return new MarksView(
        exam.id(),
        subject == null || subject.isBlank() ? exam.name() : subject,
        coefficient,
        lines,
        ObstructedCopy.among(copies, staged));
  }
}
