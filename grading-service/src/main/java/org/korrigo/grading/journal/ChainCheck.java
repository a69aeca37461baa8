package org.korrigo.grading.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Checks one copy's journal against its hashes, row by row in the order of the places. Each row is
 * held against the hash that stands beside the row before it, so that one altered row is one fault
 * and not a fault of all that follow. Keeps a bounded number of rows, however many are wrong.
 */
final class ChainCheck {
  private static final int KEPT = 32;

  private final List<JournalFault> faults = new ArrayList<>();
  private final List<Doubt> doubts = new ArrayList<>();
  private byte[] previous = ChainedRow.BEGINNING;
  private int last;
  private int unkept;
  private JournalFault firstUnlisted;
  private int unlisted;

  /**
   * Where a journal ends.
   *
   * @param place of the last row
   * @param hash of the last row
   */
  record Head(int place, byte[] hash) {}

  /**
   * A row that is not what was written at its place.
   *
   * @param previous the hash beside the row before it
   */
  private record Doubt(ChainedRow row, byte[] previous) {}

  /** Takes the next row. */
  void next(ChainedRow row) {
    if (row.place() == null || row.hash() == null || row.place() <= last) {
      add(
          row.place() == null ? last + 1 : row.place(),
          FaultKind.INSERTED,
          "Row %s has no place of its own in the chain.".formatted(row.eventId()));
      return;
    }
    if (row.place() > last + 1) {
      missing(last + 1, row.place() - 1, ", and the next one cannot be held against it.");
    } else if (!row.follows(previous, row.place())) {
      doubt(row);
    }
    previous = row.hash();
    last = row.place();
  }

  /**
   * The end of the copy's journal.
   *
   * @param head where it ends, as it is on record; null if it is not
   * @return what is wrong, by place; empty if nothing is
   */
  List<JournalFault> end(Head head) {
    int expected = head == null ? last : head.place();
    int surplus = Math.max(0, last - expected);
    for (Doubt doubt : doubts) {
      surplus -= explain(doubt, expected, surplus) ? 1 : 0;
    }
    if (unkept > 0) {
      add(last, FaultKind.ALTERED, "%d further rows do not follow up to here.".formatted(unkept));
    }
    if (surplus > 0) {
      add(expected + 1, FaultKind.INSERTED, "%d more rows than were written.".formatted(surplus));
    }
    compare(head);
    if (firstUnlisted != null) {
      faults.add(
          new JournalFault(
              firstUnlisted.place(),
              firstUnlisted.kind(),
              "%d further faults from here on are not listed.".formatted(unlisted)));
    }
    return faults.stream().sorted((a, b) -> Integer.compare(a.place(), b.place())).toList();
  }

  private void compare(Head head) {
    if (head == null) {
      add(Math.max(1, last), FaultKind.END_UNKNOWN, "Where the journal ends is not on record.");
    } else if (head.place() > last) {
      missing(last + 1, head.place(), " at the end.");
    } else if (head.place() == last && !Arrays.equals(head.hash(), previous) && !doubted(last)) {
      add(last, FaultKind.ALTERED, "The last row was rewritten together with its hash.");
    }
  }

  private boolean doubted(int place) {
    return unkept > 0 || doubts.stream().anyMatch(doubt -> doubt.row().place() == place);
  }

  private void doubt(ChainedRow row) {
    if (doubts.size() < KEPT) {
      doubts.add(new Doubt(row, previous));
    } else {
      unkept++;
    }
  }

  /** Says what became of a row; answers whether it is one too many. */
  private boolean explain(Doubt doubt, int expected, int surplus) {
    int place = doubt.row().place();
    Integer written = placeOf(doubt.row(), expected);
    if (written == null && surplus > 0) {
      add(place, FaultKind.INSERTED, "The row was never written here.");
      return true;
    }
    if (written == null) {
      add(
          place,
          FaultKind.ALTERED,
          "The row is not as it was written, or the one before it was rewritten with its hash.");
    } else if (written != place) {
      add(place, FaultKind.MOVED, "The row was written at place %d.".formatted(written));
    }
    return false;
  }

  /** The place at which a row was written after any row that is known here, or null. */
  private Integer placeOf(ChainedRow row, int expected) {
    List<byte[]> hashes =
        doubts.stream().flatMap(d -> Stream.of(d.previous(), d.row().hash())).toList();
    return IntStream.concat(
            doubts.stream().mapToInt(doubt -> doubt.row().place()), IntStream.of(expected))
        .filter(place -> hashes.stream().anyMatch(hash -> row.follows(hash, place)))
        .boxed()
        .findFirst()
        .orElse(null);
  }

  private void missing(int first, int to, String more) {
    add(
        first,
        FaultKind.MISSING,
        (first == to ? "The row is missing" : "The rows %d to %d are missing".formatted(first, to))
            + more);
  }

  private void add(int place, FaultKind kind, String message) {
    JournalFault fault = new JournalFault(place, kind, message);
    if (faults.size() < KEPT * 2) {
      faults.add(fault);
    } else {
      firstUnlisted = firstUnlisted == null ? fault : firstUnlisted;
      unlisted++;
    }
  }
}
