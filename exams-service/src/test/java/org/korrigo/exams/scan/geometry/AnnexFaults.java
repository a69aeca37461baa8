package org.korrigo.exams.scan.geometry;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.korrigo.exams.scan.geometry.AnnexBatch.Side;
import org.korrigo.exams.scan.geometry.BatchPlan.AnnexLeaf;
import org.korrigo.exams.scan.geometry.BatchPlan.Sheet;

/**
 * Every kind of fault of annexes among folded sheets, and the figures of the plans. That two
 * pupils' annexes were exchanged no picture shows: a job that asked about none says that the names
 * on them are to be compared.
 */
final class AnnexFaults {
  private static final List<Kind> KINDS =
      List.of(
          new Kind("annexes, none", false, batch -> {}),
          new Kind("annex upside down", false, batch -> batch.turn(batch.anyLeaf())),
          new Kind(
              "all annexes upside down",
              false,
              batch ->
                  IntStream.range(0, batch.units().size())
                      .filter(batch::isLeaf)
                      .forEach(batch::turn)),
          new Kind("annex's back is white", false, batch -> batch.blankBack(batch.anyLeaf())),
          new Kind(
              "annex's back missing",
              true,
              batch -> batch.units().get(batch.anyLeaf()).removeLast()),
          new Kind(
              "annex's front missing",
              true,
              batch -> batch.units().get(batch.anyLeaf()).removeFirst()),
          new Kind("all annexes after all sheets", true, AnnexFaults::pile),
          new Kind("backs left out", true, AnnexFaults::frontsOnly),
          new Kind("annex missing", true, batch -> batch.units().remove(batch.anyLeaf())),
          new Kind("no annexes", false, batch -> batch.units().removeIf(AnnexFaults::isAnnex)),
          new Kind("annex before its sheet", true, AnnexFaults::early),
          new Kind("all annexes before sheets", true, batch -> allEarly(batch)),
          new Kind(
              "all before, the first missing",
              true,
              batch -> {
                allEarly(batch);
                batch.units().removeFirst();
              }),
          new Kind(
              "two annexes after one sheet",
              true,
              batch -> {
                int place = batch.anyLeaf();
                int copy = batch.units().get(place).getFirst().copy();
                batch.units().add(place + 1, batch.leaf(copy));
              }),
          new Kind("annex scanned twice", true, batch -> twice(batch, 1, unit -> {})),
          new Kind(
              "annex again, upside down", true, batch -> twice(batch, 1, unit -> batch.turn(unit))),
          new Kind(
              "annex again, back first",
              true,
              batch -> twice(batch, 1, unit -> Collections.reverse(batch.units().get(unit)))),
          new Kind("annex again, elsewhere", true, batch -> twice(batch, 3, unit -> {})),
          new Kind("annex again, as the next one's", true, batch -> insteadOfAnother(batch, false)),
          new Kind(
              "annex again, as an earlier one's", true, batch -> insteadOfAnother(batch, true)),
          new Kind(
              "scarce annex scanned twice",
              true,
              batch -> {
                int place = batch.anyLeaf();
                int copy = batch.units().get(place).getFirst().copy();
                batch.units().set(place, batch.scarceLeaf(copy));
                batch.units().add(place + 1, AnnexBatch.again(batch.units().get(place)));
              }),
          new Kind(
              "annexes as needed",
              true,
              batch -> {
                batch.units().remove(batch.anyLeaf());
                int place = batch.anyLeaf();
                int copy = batch.units().get(place).getFirst().copy();
                batch.units().add(place + 1, batch.leaf(copy));
              }),
          new Kind(
              "cover sheet", true, batch -> batch.units().add(batch.anyLeaf() + 1, batch.cover())),
          new Kind("cover on top", true, batch -> batch.units().addFirst(batch.cover())),
          new Kind(
              "cover instead of an annex",
              true,
              batch -> batch.units().set(batch.anyLeaf(), batch.cover())),
          new Kind(
              "covers after all sheets",
              true,
              batch -> batch.units().replaceAll(unit -> isAnnex(unit) ? batch.cover() : unit)),
          new Kind(
              "faces of an annex swapped",
              true,
              batch -> Collections.reverse(batch.units().get(batch.anyLeaf()))));

  private AnnexFaults() {}

  /**
   * A kind of fault.
   *
   * @param asked whether a plan must ask
   */
  private record Kind(String name, boolean asked, Consumer<AnnexBatch> fault) {}

  /**
   * Tries every kind and prints: of the leaves that are a pupil's, how many were put to that
   * pupil's sheets without a question; how many sides were left to a person; in how many batches
   * somebody is asked; how much is wrong in silence.
   *
   * @return what was wrong without anybody having been asked, or if a person confirmed the annexes
   *     as proposed
   */
  static List<String> table(
      FoldedSheets sheets, DrawnAnnex annexes, Random chance, PrintStream out, int trials) {
    out.printf(
        "%-30s %7s %12s %11s %7s %7s%n",
        "fault", "batches", "put by itself", "sides asked", "asked", "silent");
    List<String> silent = new ArrayList<>();
    for (Kind kind : KINDS) {
      Random places = new Random(chance.nextLong());
      int put = 0;
      int leaves = 0;
      int open = 0;
      int sides = 0;
      int asked = 0;
      List<String> here = new ArrayList<>();
      for (int i = 0; i < trials; i++) {
        AnnexBatch batch = new AnnexBatch(sheets, annexes, 1 + i % 2, places);
        kind.fault().accept(batch);
        BatchPlan plan =
            PlanningBatch.plan(batch.looks(sheets.paper().identityZone()), sheets.paper());
        here.addAll(wrong(plan, batch.sides(), kind));
        here.addAll(wrongSheets(plan, batch.sides()));
        put += (int) plan.annexes().stream().filter(AnnexLeaf::isSure).count();
        leaves +=
            (int)
                batch.sides().stream()
                    .filter(side -> side.annex() && side.front() && side.copy() >= 0)
                    .count();
        open += plan.open().size();
        sides += batch.sides().size();
        asked += plan.open().isEmpty() ? 0 : 1;
      }
      out.printf(
          "%-30s %7d %11.1f%% %10.1f%% %6.0f%% %7d%n",
          kind.name(),
          trials,
          leaves == 0 ? 0.0 : 100.0 * put / leaves,
          100.0 * open / sides,
          100.0 * asked / trials,
          here.size());
      here.stream().limit(4).forEach(wrong -> out.println("    " + wrong));
      here.forEach(wrong -> silent.add(kind.name() + ": " + wrong));
    }
    return silent;
  }

  private static List<String> wrong(BatchPlan plan, List<Side> truth, Kind kind) {
    List<String> wrong = new ArrayList<>();
    Set<Integer> settled = new HashSet<>();
    Set<Integer> used = new HashSet<>();
    plan.sheets()
        .forEach(
            sheet -> {
              once(settled, sheet.recto().side(), wrong);
              once(settled, sheet.verso().side(), wrong);
            });
    plan.open().forEach(side -> once(settled, side.side(), wrong));
    plan.setAside().forEach(side -> once(settled, side.side(), wrong));
    for (AnnexLeaf leaf : plan.annexes()) {
      boolean confirmed = leaf.sheet() != null && leaf.doubt() == null;
      if (confirmed && !used.add(truth.get(leaf.front() - 1).leaf())) {
        wrong.add("a leaf that was scanned twice is used twice");
      }
      if (leaf.isSure()) {
        leaf.sides().forEach(side -> once(settled, side, wrong));
        wrong.addAll(wrong(leaf, plan, truth));
      } else if (confirmed) {
        wrong(leaf, plan, truth).forEach(what -> wrong.add("confirmed as proposed, " + what));
      }
    }
    if (settled.size() != truth.size()) {
      wrong.add("%d of %d sides are settled".formatted(settled.size(), truth.size()));
    }
    if (kind.asked() && plan.annexes().stream().anyMatch(AnnexLeaf::isSure)) {
      wrong.add("somebody should have been asked");
    }
    return wrong;
  }

  /** Sheets and copies that are none, of which nobody is asked: no fault touches these. */
  private static List<String> wrongSheets(BatchPlan plan, List<Side> truth) {
    List<String> wrong = new ArrayList<>();
    for (Sheet sheet : plan.sheets()) {
      Side recto = truth.get(sheet.recto().side() - 1);
      Side verso = truth.get(sheet.verso().side() - 1);
      if (recto.leaf() != verso.leaf() || recto.annex() || !recto.front() || verso.front()) {
        wrong.add("no sheet: side %d, %d".formatted(sheet.recto().side(), sheet.verso().side()));
      }
      if (sheet.recto().turn() != 0 || sheet.verso().turn() != 0) {
        wrong.add("sheet %d is turned".formatted(sheet.number()));
      }
    }
    for (List<Integer> copy : plan.copies()) {
      long pupils =
          copy.stream()
              .map(sheet -> truth.get(plan.sheet(sheet).recto().side() - 1).copy())
              .distinct()
              .count();
      if (pupils > 1 && !plan.isByPlace()) {
        wrong.add("a copy of %d pupils".formatted(pupils));
      }
    }
    return wrong;
  }

  private static List<String> wrong(AnnexLeaf leaf, BatchPlan plan, List<Side> truth) {
    List<String> wrong = new ArrayList<>();
    if (leaf.back() == null) {
      return List.of("a leaf of one side");
    }
    Side front = truth.get(leaf.front() - 1);
    Side back = truth.get(leaf.back() - 1);
    Side sheet = truth.get(plan.sheet(leaf.sheet()).recto().side() - 1);
    if (front.copy() != sheet.copy() || back.copy() != sheet.copy()) {
      wrong.add("a leaf of copy %d was put to copy %d".formatted(front.copy(), sheet.copy()));
    }
    if (!front.front() || back.front()) {
      wrong.add("a leaf lies back first");
    }
    if (front.turned() != (leaf.turn() == 180)) {
      wrong.add("a leaf is turned by " + leaf.turn());
    }
    return wrong;
  }

  private static void once(Set<Integer> settled, int side, List<String> wrong) {
    if (!settled.add(side)) {
      wrong.add("side %d is settled twice".formatted(side));
    }
  }

  private static boolean isAnnex(List<Side> unit) {
    return unit.getFirst().annex();
  }

  /**
   * A leaf is scanned a second time.
   *
   * @param after so many sheets and leaves after it, or at the end
   * @param then what is done with the second one, by its place
   */
  private static void twice(AnnexBatch batch, int after, IntConsumer then) {
    int place = batch.anyLeaf();
    int second = Math.min(place + after, batch.units().size());
    batch.units().add(second, AnnexBatch.again(batch.units().get(place)));
    then.accept(second);
  }

  /** A leaf is scanned a second time, and another pupil's is not scanned at all. */
  private static void insteadOfAnother(AnnexBatch batch, boolean earlier) {
    List<List<Side>> units = batch.units();
    int leaf = batch.anyLeaf();
    List<Integer> others =
        IntStream.range(0, units.size())
            .filter(batch::isLeaf)
            .filter(i -> units.get(i).getFirst().copy() != units.get(leaf).getFirst().copy())
            .boxed()
            .toList();
    int other = earlier ? others.getFirst() : others.getLast();
    units.set(other, AnnexBatch.again(units.get(leaf)));
  }

  /** A pupil's annex lies before that pupil's sheet: after the annex of the pupil before. */
  private static void early(AnnexBatch batch) {
    List<List<Side>> units = batch.units();
    int copy = units.get(batch.anyLeaf()).getFirst().copy() + 1;
    int last = units.size() - 1;
    int annex =
        IntStream.rangeClosed(0, last)
            .filter(i -> isAnnex(units.get(i)) && units.get(i).getFirst().copy() == copy)
            .findFirst()
            .orElse(last);
    List<Side> moved = units.remove(annex);
    int first =
        IntStream.range(0, units.size())
            .filter(i -> units.get(i).getFirst().copy() == moved.getFirst().copy())
            .findFirst()
            .orElseThrow();
    units.add(first, moved);
  }

  /** The annexes of all pupils lie behind the last pupil's sheets. */
  private static void pile(AnnexBatch batch) {
    List<List<Side>> annexes = batch.units().stream().filter(AnnexFaults::isAnnex).toList();
    batch.units().removeIf(AnnexFaults::isAnnex);
    batch.units().addAll(annexes);
  }

  /** The annexes were fed on one side only. */
  private static void frontsOnly(AnnexBatch batch) {
    batch.units().stream().filter(AnnexFaults::isAnnex).forEach(unit -> unit.removeLast());
  }

  private static void allEarly(AnnexBatch batch) {
    List<List<Side>> units = new ArrayList<>();
    int copies = batch.sides().getLast().copy() + 1;
    for (int copy = 0; copy < copies; copy++) {
      int its = copy;
      List<List<Side>> ofCopy =
          batch.units().stream().filter(unit -> unit.getFirst().copy() == its).toList();
      ofCopy.stream().filter(AnnexFaults::isAnnex).forEach(units::add);
      ofCopy.stream().filter(unit -> !isAnnex(unit)).forEach(units::add);
    }
    batch.units().clear();
    batch.units().addAll(units);
  }
}
