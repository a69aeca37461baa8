package org.korrigo.exams.scan.geometry;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many sides of single pages follow the sheets of each copy of a batch: at most, and at least
 * if those that may have been scanned twice are none.
 */
final class AnnexCounts {
  private static final int LEAF = 2;

  private final Map<Integer, List<Integer>> copies = new HashMap<>();
  private final Map<List<Integer>, Count> sides = new LinkedHashMap<>();

  /**
   * Nothing is counted yet.
   *
   * @param copies the numbers of each copy's sheets, in order
   */
  AnnexCounts(List<List<Integer>> copies) {
    for (List<Integer> copy : copies) {
      copy.forEach(sheet -> this.copies.put(sheet, copy));
      sides.put(copy, new Count(0, 0));
    }
  }

  private record Count(int least, int most) {}

  /** The numbers of the sheets of a sheet's copy; none if it is in none. */
  List<Integer> copyOf(int sheet) {
    return copies.getOrDefault(sheet, List.of());
  }

  /**
   * Counts sides that follow a sheet of a copy.
   *
   * @param doubted whether they may have been scanned twice
   */
  void add(List<Integer> copy, int more, boolean doubted) {
    sides.computeIfPresent(
        copy,
        (known, before) -> new Count(before.least() + (doubted ? 0 : more), before.most() + more));
  }

  /** Whether each copy has as many, and some, and none may have been scanned twice. */
  boolean isRegular() {
    return sides.size() > 1 && most().equals(least()) && isEven(most()) && most().getFirst() > 0;
  }

  /** It may be more sides than copies usually have, before a copy that may have less. */
  boolean mayBeNext(List<Integer> copy) {
    int usual = usual();
    Count next = sides.get(copyOf(Collections.max(copy) + 1));
    return sides.get(copy).most() > usual && next != null && next.least() < usual;
  }

  /** It may be far more sides than any other copy has. */
  boolean isPile(List<Integer> copy) {
    int most =
        sides.entrySet().stream()
            .filter(other -> !other.getKey().equals(copy))
            .mapToInt(other -> other.getValue().least())
            .max()
            .orElse(Integer.MAX_VALUE / 2);
    return sides.get(copy).most() > 2 * Math.max(LEAF, most);
  }

  /** Only the last copy, or only the first, has less than all others, which have as many. */
  boolean isShifted() {
    return isShifted(most()) || isShifted(least());
  }

  private static boolean isShifted(List<Integer> all) {
    int last = all.size() - 1;
    return last > 0
        && (isEven(all.subList(0, last)) && all.getLast() < all.getFirst()
            || isEven(all.subList(1, last + 1)) && all.getFirst() < all.getLast());
  }

  /** As many sides as most copies have at least. */
  private int usual() {
    return most().stream().sorted().toList().get(sides.size() / 2);
  }

  private List<Integer> most() {
    return sides.values().stream().map(Count::most).toList();
  }

  private List<Integer> least() {
    return sides.values().stream().map(Count::least).toList();
  }

  private static boolean isEven(List<Integer> counts) {
    return counts.stream().distinct().count() == 1;
  }
}
