package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
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

  /** Codes at one place that are not there by chance, though others of their half are not. */
  private static final int COMMON = 5;

  private static final double CONSISTENT = 0.8;

  /** The part of the sides that bear a number where the paper numbers all. */
  private static final double NEARLY_ALL = 0.9;

  /** Millimetres from where it is due beyond which a code was not fed so, but printed elsewhere. */
  private static final double FAR = 20;

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
   * left, or right, pages have them; NaN where they do not tell, as where half of the sides bear
   * none.
   */
  double[] offsets() {
    Map<Integer, List<Double>> ofPages = new HashMap<>();
    Map<Boolean, List<Double>> ofHalves = new HashMap<>();
    boolean most = 2 * sides.stream().filter(SideLook::hasCodes).count() > sides.size();
    for (int side = 0; believed && most && side < sides.size(); side++) {
      for (PageCode code : sides.get(side).codes()) {
        NumberedPage page = code.page().orElse(null);
        if (page != null) {
          double place = code.uprightPlace();
          ofPages.computeIfAbsent(page.number(), any -> new ArrayList<>()).add(place);
          ofHalves.computeIfAbsent(page.isRight(), any -> new ArrayList<>()).add(place);
        }
      }
    }
    Map<Integer, Double> due = new HashMap<>();
    ofPages.forEach((page, places) -> due.put(page, due(places, ofHalves.get(page % 2 == 1))));
    return sides.stream().mapToDouble(side -> offset(side, due)).toArray();
  }

  /**
   * Where a page's codes are due: where most on that half are, unless more of the page's differ.
   */
  private static double due(List<Double> page, List<Double> half) {
    double[] places = page.stream().mapToDouble(place -> place).toArray();
    double[] all = half.stream().mapToDouble(place -> place).sorted().toArray();
    double usual = all[all.length / 2];
    long here = Offsets.near(places, usual);
    boolean most = DoubleStream.of(places).allMatch(place -> Offsets.near(places, place) <= here);
    long near = Offsets.near(all, usual);
    boolean settled = near == all.length || near >= COMMON && 2 * near > all.length;
    return settled && most && all.length >= LEAST_CODES ? usual : Double.NaN;
  }

  private static double offset(SideLook side, Map<Integer, Double> due) {
    DoubleSummaryStatistics offsets =
        side.codes().stream()
            .flatMapToDouble(
                code ->
                    code.page().stream()
                        .mapToDouble(
                            page -> code.offset(due.getOrDefault(page.number(), Double.NaN))))
            .filter(offset -> Math.abs(offset) <= FAR)
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
