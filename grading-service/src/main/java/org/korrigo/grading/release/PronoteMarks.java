package org.korrigo.grading.release;

import java.util.List;
import java.util.stream.Stream;

/** The marks file that PRONOTE reads (domain §7, "Marks out"), byte for byte. */
final class PronoteMarks {
  /** The longest comment. */
  static final int LONGEST_COMMENT = 500;

  private static final List<String> HEADER =
      List.of("NOM", "PRENOM", "DATE_NAISSANCE", "MATIERE", "NOTE", "COEFF", "COMMENTAIRE");

  private PronoteMarks() {}

  static byte[] write(MarksView marks) {
    return SafeCsv.file(
        Stream.concat(Stream.of(HEADER), marks.lines().stream().map(line -> cells(line, marks))));
  }

  private static List<String> cells(MarkLine line, MarksView marks) {
    return List.of(
        text(line.lastName()),
        text(line.firstName()),
        SafeCsv.day(line.dateNaissance()),
        text(marks.subject()),
        SafeCsv.number(line.mark(), 2),
        SafeCsv.number(marks.coefficient(), 1),
        text(line.comment()));
  }

  private static String text(String text) {
    return SafeCsv.text(text, LONGEST_COMMENT);
  }
}
