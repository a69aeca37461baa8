package org.korrigo.exams.scan.geometry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.korrigo.exams.scan.geometry.PageCode.NumberedPage;

/**
 * The numbers of pages that codes printed on them tell, where a batch has such codes: each says
 * which page of which copy it is and which way up. Believed only if the codes of a batch, taken
 * together, stand where such numbers must stand on folded sheets; else they mean something else.
 */
final class PageNumbering {
  /** Nats that a code counts for or against a place. */
  private static final double CLEAR = 12;

  private static final int LEAST_CODES = 3;
  private static final double CONSISTENT = 0.8;

  /** The part of the sides that bear a number where the paper numbers all. */
  private static final double NEARLY_ALL = 0.9;

  private final List<SideLook> sides;
  private final boolean believed;

  PageNumbering(List<SideLook> sides, int places) {
    this.sides = sides;
    List<PageCode> codes =
        sides.stream().flatMap(side -> side.codes().stream()).collect(Collectors.toList());
    long consistent = codes.stream().filter(code -> isConsistent(code, places)).count();
    this.believed = consistent >= LEAST_CODES && consistent >= CONSISTENT * codes.size();
  }

  boolean isBelieved() {
    return believed;
  }

  /** What a side's codes say for a place, in nats. */
  double evidence(int side, int place, boolean turned) {
    if (!believed) {
      return 0;
    }
    double nats = 0;
    for (PageCode code : sides.get(side).codes()) {
      NumberedPage page = code.page().orElse(null);
      if (page != null) {
        boolean lies = code.turn() == (turned ? 180 : 0);
        nats += lies && page.place() == place ? CLEAR : -CLEAR;
      }
    }
    return nats;
  }

  /** What names a side's copy, or null if it is not known. */
  String copy(int side) {
    if (!believed) {
      return null;
    }
    Set<String> copies =
        sides.get(side).codes().stream()
            .flatMap(code -> code.page().stream())
            .map(NumberedPage::copy)
            .collect(Collectors.toSet());
    return copies.size() == 1 ? copies.iterator().next() : null;
  }

  /** Whether a side bears no number where nearly all do: it may be of another paper. */
  boolean isLacking(int side) {
    return believed
        && copy(side) == null
        && IntStream.range(0, sides.size()).filter(each -> copy(each) != null).count()
            >= NEARLY_ALL * sides.size();
  }

  /** The sides that bear a number that an earlier one bears, with that one. */
  Map<Integer, Integer> repeated() {
    Map<Integer, Integer> repeated = new HashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int side = 0; believed && side < sides.size(); side++) {
      for (PageCode code : sides.get(side).codes()) {
        int first = seen.computeIfAbsent(code.text(), text -> -1);
        if (first < 0) {
          seen.put(code.text(), side);
        } else if (first != side) {
          repeated.putIfAbsent(side, first);
        }
      }
    }
    return repeated;
  }

  private static boolean isConsistent(PageCode code, int places) {
    if (code.turn() % 180 != 0) {
      return false;
    }
    boolean right = code.onRight() != (code.turn() == 180);
    return code.page()
        .filter(page -> page.number() >= 1 && page.place() < places && page.isRight() == right)
        .isPresent();
  }
}
