package org.korrigo.exams.scan.geometry;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many sides of single pages follow the sheets of each copy of a batch. */
final class AnnexCounts {
  private static final int LEAF = 2;

  private final Map<Integer, List<Integer>> copies = new HashMap<>();
  private final Map<List<Integer>, Integer> sides = new LinkedHashMap<>();

  /**
   * Nothing is counted yet.
   *
   * @param copies the numbers of each copy's sheets, in order
   */
  AnnexCounts(List<List<Integer>> copies) {
    for (List<Integer> copy : copies) {
      copy.forEach(sheet -> this.copies.put(sheet, copy));
      sides.put(copy, 0);
    }
  }

  /** The numbers of the sheets of a sheet's copy; none if it is in none. */
  List<Integer> copyOf(int sheet) {
    return copies.getOrDefault(sheet, List.of());
  }

  /** Counts sides that follow a sheet of a copy. */
  void add(List<Integer> copy, int more) {
    sides.computeIfPresent(copy, (known, before) -> before + more);
  }

  /** Whether each copy has as many, and some. */
  boolean isRegular() {
    return sides.size() > 1 && isEven(all()) && all().getFirst() > 0;
  }

  /** More sides than copies usually have, before a copy with less. */
  boolean mayBeNext(List<Integer> copy) {
    int usual = usual();
    List<Integer> next = copyOf(Collections.max(copy) + 1);
    return sides.get(copy) > usual && sides.getOrDefault(next, usual) < usual;
  }

  /** Far more sides than any other copy has. */
  boolean isPile(List<Integer> copy) {
    int most =
        sides.entrySet().stream()
            .filter(other -> !other.getKey().equals(copy))
            .mapToInt(Map.Entry::getValue)
            .max()
            .orElse(Integer.MAX_VALUE / 2);
    return sides.get(copy) > 2 * Math.max(LEAF, most);
  }

  /** Only the last copy, or only the first, has less than all others, which have as many. */
  boolean isShifted() {
    List<Integer> all = all();
    int last = all.size() - 1;
    return last > 0
        && (isEven(all.subList(0, last)) && all.getLast() < all.getFirst()
            || isEven(all.subList(1, last + 1)) && all.getFirst() < all.getLast());
  }

  /** As many sides as most copies have at least. */
  private int usual() {
    return all().stream().sorted().toList().get(sides.size() / 2);
  }

  private List<Integer> all() {
    return List.copyOf(sides.values());
  }

  private static boolean isEven(List<Integer> counts) {
    return counts.stream().distinct().count() == 1;
  }
}
