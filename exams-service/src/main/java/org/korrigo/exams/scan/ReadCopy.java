package org.korrigo.exams.scan;

import java.util.List;
import java.util.UUID;

/**
 * A copy as a scan shows it.
 *
 * @param sheets its sheets in order, of each its booklet and after it those of its annexes
 * @param whole whether all of its sheets could be used; if not, none of them is put to another
 */
public record ReadCopy(List<List<UUID>> sheets, boolean whole) {
  public ReadCopy {
    sheets = sheets.stream().map(List::copyOf).toList();
  }

  /** A copy of one booklet. */
  static ReadCopy of(UUID booklet) {
    return new ReadCopy(List.of(List.of(booklet)), true);
  }

  /** All its booklets in order. */
  public List<UUID> booklets() {
    return sheets.stream().flatMap(List::stream).toList();
  }
}
