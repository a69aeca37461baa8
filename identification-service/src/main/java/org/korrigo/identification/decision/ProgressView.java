package org.korrigo.identification.decision;

import java.util.List;

/** How many copies of an exam are how far. */
record ProgressView(long reading, long waiting, long decided, long total) {

  /** From rows of a state and its number of copies. */
  static ProgressView of(List<Object[]> counts) {
    long reading = count(counts, CopyState.READING);
    long waiting = count(counts, CopyState.WAITING);
    long decided = count(counts, CopyState.DECIDED);
    return new ProgressView(reading, waiting, decided, reading + waiting + decided);
  }

  private static long count(List<Object[]> counts, CopyState state) {
    return counts.stream()
        .filter(row -> row[0] == state)
        .mapToLong(row -> ((Number) row[1]).longValue())
        .sum();
  }
}
