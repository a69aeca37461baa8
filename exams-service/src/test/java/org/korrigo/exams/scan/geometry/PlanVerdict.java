package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.korrigo.exams.scan.geometry.BatchPlan.Face;
import org.korrigo.exams.scan.geometry.BatchPlan.Sheet;
import org.korrigo.exams.scan.geometry.FaultyBatch.Truth;

/**
 * What a plan is worth against the truth.
 *
 * @param right sheets planned as they are
 * @param intact sheets of which both sides are in the batch and unspoilt: as many can be right
 * @param asked sides left to a person, and those of copies that are wrong and put together by
 *     place, for which a person is asked before they are handed over
 * @param countOnly sheets of two sheets' sides of which the other sides are not in the batch: no
 *     picture shows it, but the number of sheets does
 * @param silent what is wrong and nobody was asked about: must be empty
 */
record PlanVerdict(int right, int intact, int asked, int countOnly, List<String> silent) {
  /** Millimetres; pages have wider margins. */
  private static final double FOLD = 5;

  /** Degrees: up to 1 a side is left as it is, and the paper's own skew is not in the truth. */
  private static final double SKEW = 1.9;

  static PlanVerdict of(BatchPlan plan, FaultyBatch batch, int sheetsPerCopy) {
    List<Truth> truths = batch.sides().stream().map(FaultyBatch.Side::truth).toList();
    List<String> silent = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    Set<Integer> used = new HashSet<>();
    int right = 0;
    int countOnly = 0;
    for (Sheet sheet : plan.sheets()) {
      List<String> wrong = wrong(sheet, truths);
      int paper = truths.get(sheet.recto().side() - 1).sheet();
      if (wrong.isEmpty() && !used.add(paper)) {
        wrong = List.of("sheet %d was used twice".formatted(paper));
      }
      if (isFedAsOne(sheet, truths) && plan.sheets().size() < batch.sheetsFed()) {
        countOnly++;
      } else {
        silent.addAll(wrong);
      }
      right += wrong.isEmpty() ? 1 : 0;
      once(seen, sheet.recto().side(), silent);
      once(seen, sheet.verso().side(), silent);
    }
    plan.open().forEach(side -> once(seen, side.side(), silent));
    plan.setAside()
        .forEach(
            side -> {
              once(seen, side.side(), silent);
              Truth truth = truths.get(side.side() - 1);
              if (!truth.spoilt()) {
                silent.add("side %d was put aside: %s".formatted(side.side(), side.reason()));
              }
            });
    if (seen.size() != truths.size()) {
      silent.add("%d of %d sides are settled".formatted(seen.size(), truths.size()));
    }
    int asked = plan.open().size();
    for (List<Integer> copy : plan.copies()) {
      String wrong = copy(copy, plan, truths, sheetsPerCopy);
      if (wrong != null && plan.isByPlace()) {
        asked += 2 * copy.size();
      } else if (wrong != null) {
        silent.add(wrong);
      }
    }
    return new PlanVerdict(right, intact(truths), asked, countOnly, silent);
  }

  /**
   * What the copies are worth of a batch that was read, confirmed by a person and read again. Those
   * that the first reading put together by place were shown to whoever confirmed them.
   *
   * @param first the plan that nobody vouched for
   * @param second the plan by a person's word, of which only open sides are settled anew
   * @return copies that are wrong or split in the end, and nobody was told
   */
  static List<String> silentWhenReadAgain(
      BatchPlan first, BatchPlan second, FaultyBatch batch, int sheetsPerCopy) {
    List<Truth> truths = batch.sides().stream().map(FaultyBatch.Side::truth).toList();
    RereadBatch reread = RereadBatch.of(first, second);
    List<String> silent = new ArrayList<>();
    Set<List<Integer>> confirmed =
        new HashSet<>(first.isByPlace() ? reread.firstCopies() : List.of());
    for (List<Integer> copy : reread.copies()) {
      String wrong =
          wrongCopy(copy.stream().map(recto -> sheet(recto, truths)).toList(), sheetsPerCopy);
      if (wrong != null && !confirmed.contains(copy) && !reread.isDoubtful(copy)) {
        silent.add("in the end " + wrong);
      }
    }
    if (!reread.isTold()) {
      silent.addAll(split(reread.copies(), truths, sheetsPerCopy));
    }
    return silent;
  }

  /** Pupils of whom all sheets are used, and not in one copy. */
  private static List<String> split(
      List<List<Integer>> copies, List<Truth> truths, int sheetsPerCopy) {
    Map<Integer, List<Integer>> sizes = new TreeMap<>();
    for (List<Integer> copy : copies) {
      copy.stream()
          .map(recto -> sheet(recto, truths) / sheetsPerCopy)
          .distinct()
          .forEach(
              pupil -> sizes.computeIfAbsent(pupil, any -> new ArrayList<>()).add(copy.size()));
    }
    return sizes.entrySet().stream()
        .filter(pupil -> pupil.getValue().size() > 1)
        .filter(pupil -> sum(pupil.getValue()) == sheetsPerCopy)
        .map(pupil -> "the copy of pupil %d was split".formatted(pupil.getKey()))
        .toList();
  }

  private static int sum(List<Integer> sizes) {
    return sizes.stream().mapToInt(size -> size).sum();
  }

  private static int sheet(int side, List<Truth> truths) {
    return truths.get(side - 1).sheet();
  }

  private static List<String> wrong(Sheet sheet, List<Truth> truths) {
    Truth recto = truths.get(sheet.recto().side() - 1);
    Truth verso = truths.get(sheet.verso().side() - 1);
    List<String> wrong = new ArrayList<>();
    if (recto.sheet() < 0 || recto.sheet() != verso.sheet() || !recto.recto() || verso.recto()) {
      wrong.add("no sheet: %s with %s".formatted(recto, verso));
    }
    if (recto.spoilt() && blank(recto) || verso.spoilt() && blank(verso)) {
      wrong.add("a spoilt side was used: %s with %s".formatted(recto, verso));
    }
    face(sheet.recto(), recto, wrong);
    face(sheet.verso(), verso, wrong);
    return wrong;
  }

  /** Recto of one sheet and verso of another, each the only side of its sheet that was scanned. */
  private static boolean isFedAsOne(Sheet sheet, List<Truth> truths) {
    Truth recto = truths.get(sheet.recto().side() - 1);
    Truth verso = truths.get(sheet.verso().side() - 1);
    return recto.sheet() >= 0
        && verso.sheet() >= 0
        && recto.sheet() != verso.sheet()
        && recto.recto()
        && !verso.recto()
        && truths.stream()
            .noneMatch(
                other ->
                    !other.recto() && other.sheet() == recto.sheet()
                        || other.recto() && other.sheet() == verso.sheet());
  }

  private static boolean blank(Truth truth) {
    return truth.sheet() < 0;
  }

  private static void face(Face face, Truth truth, List<String> wrong) {
    if (face.turn() != truth.turn()) {
      wrong.add("turned by %d: %s".formatted(face.turn(), truth));
    }
    if (Math.abs(face.skew() - truth.skew()) > SKEW) {
      wrong.add("skew of %.1f: %s".formatted(face.skew(), truth));
    }
    if (isFoldedElsewhere(face, truth)) {
      wrong.add("fold at %.1f: %s".formatted(face.fold() * SideGrid.WIDTH, truth));
    }
  }

  /** Whether a side is cut so far off its fold that a page may lose something. */
  static boolean isFoldedElsewhere(Face face, Truth truth) {
    return Math.abs(face.fold() * SideGrid.WIDTH - truth.fold()) > FOLD;
  }

  private static void once(Set<Integer> seen, int side, List<String> silent) {
    if (!seen.add(side)) {
      silent.add("side %d is settled twice".formatted(side));
    }
  }

  /** What is wrong with a copy, or null. */
  private static String copy(
      List<Integer> copy, BatchPlan plan, List<Truth> truths, int sheetsPerCopy) {
    return wrongCopy(
        copy.stream()
            .map(number -> plan.sheets().get(number - 1).recto().side())
            .map(side -> sheet(side, truths))
            .toList(),
        sheetsPerCopy);
  }

  private static String wrongCopy(List<Integer> sheets, int sheetsPerCopy) {
    boolean wrong =
        sheets.size() > 1
            && (sheets.getFirst() % sheetsPerCopy != 0
                || sheets.stream().map(sheet -> sheet / sheetsPerCopy).distinct().count() != 1
                || !sheets.stream().sorted().toList().equals(sheets)
                || sheets.size() != sheetsPerCopy);
    return wrong ? "a copy of the sheets " + sheets : null;
  }

  private static int intact(List<Truth> truths) {
    Set<Integer> rectos = faces(truths, true);
    Set<Integer> versos = faces(truths, false);
    rectos.retainAll(versos);
    return rectos.size();
  }

  private static Set<Integer> faces(List<Truth> truths, boolean recto) {
    return truths.stream()
        .filter(truth -> truth.recto() == recto && !truth.spoilt() && truth.sheet() >= 0)
        .map(Truth::sheet)
        .collect(Collectors.toSet());
  }
}
