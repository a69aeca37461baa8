package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
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

  /** Codes of one page, of as many copies, below which none tells where another should be. */
  private static final int LEAST_OF_A_PAGE = 4;

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

  /**
   * How far each side lies to the right, in millimetres, told by where its codes are and where most
   * copies have those of the same pages; NaN where they do not tell.
   */
  double[] offsets() {
    double[] offsets = new double[sides.size()];
    Map<Integer, List<Double>> places = new HashMap<>();
    for (int side = 0; believed && side < sides.size(); side++) {
      for (PageCode code : sides.get(side).codes()) {
        code.page()
            .map(page -> places.computeIfAbsent(page.number(), number -> new ArrayList<>()))
            .ifPresent(page -> page.add(code.uprightPlace()));
      }
    }
    Map<Integer, Double> usual = new HashMap<>();
    places.forEach((page, found) -> usual.put(page, usual(found)));
    Arrays.setAll(offsets, side -> offset(sides.get(side), usual));
    return offsets;
  }

  /** Where most are; NaN if there is no such place. */
  private static double usual(List<Double> places) {
    double median = places.stream().sorted().toList().get(places.size() / 2);
    long near = places.stream().filter(place -> Math.abs(place - median) <= Offsets.NEAR).count();
    return places.size() >= LEAST_OF_A_PAGE && 2 * near > places.size() ? median : Double.NaN;
  }

  private static double offset(SideLook side, Map<Integer, Double> usual) {
    DoubleSummaryStatistics offsets =
        side.codes().stream()
            .filter(code -> code.page().isPresent())
            .mapToDouble(code -> code.offset(usual.get(code.page().get().number())))
            .filter(offset -> !Double.isNaN(offset))
            .summaryStatistics();
    boolean agree = offsets.getMax() - offsets.getMin() <= Offsets.NEAR;
    return offsets.getCount() > 0 && agree ? offsets.getAverage() : Double.NaN;
  }

  private static boolean isConsistent(PageCode code, int places) {
    if (code.turn() % 180 != 0) {
      return false;
    }
    boolean right = code.uprightPlace() > SideGrid.WIDTH / 2.0;
    return code.page()
        .filter(page -> page.number() >= 1 && page.place() < places && page.isRight() == right)
        .isPresent();
  }
}
