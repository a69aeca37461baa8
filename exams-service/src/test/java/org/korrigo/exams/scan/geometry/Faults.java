package org.korrigo.exams.scan.geometry;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.korrigo.exams.scan.sheet.SidePreview;

/**
 * Every kind of fault, made at places that chance picks, and the figures of the plans.
 *
 * <p>Two faults are in no picture unless codes number the pages or print tells copies' sheets
 * apart: when the feeder takes two sheets at once, the recto of the first and the verso of the
 * second look like a sheet; and of a sheet that was not scanned nothing is there. Only the number
 * of sheets shows them, in the exam's ledger.
 */
final class Faults {
  private static final List<Kind> KINDS =
      List.of(
          new Kind("none", (batch, chance) -> {}),
          new Kind(
              "one side missing: odd count",
              (batch, chance) -> batch.drop(chance.nextInt(batch.size()))),
          new Kind("two sides missing", Faults::dropTwo),
          new Kind("sheet missing", (batch, chance) -> batch.dropSheet(sheet(batch, chance))),
          new Kind(
              "two whole sheets missing",
              (batch, chance) -> {
                batch.dropSheet(sheet(batch, chance));
                batch.dropSheet(sheet(batch, chance));
              }),
          new Kind(
              "end and next begin missing",
              (batch, chance) -> {
                int first = 1 + 2 * chance.nextInt(batch.size() / 4 - 1);
                batch.dropSheet(first);
                batch.dropSheet(first);
              }),
          new Kind(
              "two sheets fed as one",
              (batch, chance) -> batch.feedAsOne(chance.nextInt(batch.size() / 2 - 1))),
          new Kind(
              "faces swapped",
              (batch, chance) -> batch.swapFaces(sheet(batch, chance)),
              Repair.FACES_SWAPPED),
          new Kind("all faces swapped", (batch, chance) -> batch.swapAll(), Repair.FACES_SWAPPED),
          new Kind(
              "sheet upside down",
              (batch, chance) -> batch.turnSheet(sheet(batch, chance)),
              Repair.RECTO_TURNED),
          new Kind(
              "side upside down",
              (batch, chance) -> batch.turn(side(batch, chance), 180),
              Repair.RECTO_TURNED,
              Repair.VERSO_TURNED),
          new Kind("all upside down", (batch, chance) -> batch.turnAll(), Repair.RECTO_TURNED),
          new Kind(
              "side stored upright",
              (batch, chance) -> batch.turn(side(batch, chance), chance.nextBoolean() ? 90 : 270),
              Repair.STORED_UPRIGHT),
          new Kind("side twice", (batch, chance) -> batch.duplicate(side(batch, chance))),
          new Kind("sheet twice", (batch, chance) -> batch.duplicateSheet(sheet(batch, chance))),
          new Kind(
              "sheet twice, upside down",
              (batch, chance) -> {
                int sheet = sheet(batch, chance);
                batch.duplicateSheet(sheet);
                batch.turnSheet(sheet + 1);
              }),
          new Kind("side came out white", (batch, chance) -> batch.blank(side(batch, chance))),
          new Kind("white separator", (batch, chance) -> batch.separate(sheet(batch, chance))),
          new Kind(
              "sheets interleaved",
              (batch, chance) -> batch.interleave(chance.nextInt(batch.size() / 2 - 1))),
          new Kind("sides interleaved", Faults::interleaveSides, Repair.SIDES_INTERLEAVED),
          new Kind(
              "all swapped, interleaved",
              (batch, chance) -> {
                batch.swapAll();
                interleaveSides(batch, chance);
              },
              Repair.SIDES_INTERLEAVED),
          new Kind(
              "all turned, interleaved",
              (batch, chance) -> {
                batch.turnAll();
                interleaveSides(batch, chance);
              },
              Repair.SIDES_INTERLEAVED),
          new Kind(
              "a pile face down",
              (batch, chance) -> {
                int sheets = 2 + chance.nextInt(batch.size() / 2 - 2);
                batch.faceDown(chance.nextInt(batch.size() / 2 - sheets + 1), sheets);
              },
              Repair.FACES_SWAPPED),
          new Kind(
              "versos a sheet late",
              (batch, chance) -> {
                int sheets = 2 + chance.nextInt(batch.size() / 2 - 2);
                batch.delayVersos(chance.nextInt(batch.size() / 2 - sheets + 1), sheets);
              }),
          new Kind("all rectos, all versos", (batch, chance) -> batch.rectosThenVersos()),
          new Kind("skew up to 3°", Faults::skewThird, Repair.STRAIGHTENED),
          new Kind("gutter off by 2 %", Faults::moveFolds, Repair.GUTTER_FOUND),
          new Kind(
              "page of another format",
              (batch, chance) -> batch.foreignFormat(chance.nextInt(batch.size()))),
          new Kind(
              "A3 side of other paper",
              (batch, chance) ->
                  batch.foreign(
                      chance.nextInt(batch.size()), DrawnPaper.POSTER.batch(1, chance).getFirst())),
          new Kind(
              "three faults",
              (batch, chance) -> {
                batch.swapFaces(sheet(batch, chance));
                batch.turnSheet(sheet(batch, chance));
                batch.drop(chance.nextInt(batch.size()));
              }));

  private Faults() {}

  /**
   * A kind of fault.
   *
   * @param repairs what a plan that puts it right names
   */
  private record Kind(String name, BiConsumer<FaultyBatch, Random> fault, Set<Repair> repairs) {
    Kind(String name, BiConsumer<FaultyBatch, Random> fault, Repair... repairs) {
      this(name, fault, Set.of(repairs));
    }

    /** Whether the plan says that something was wrong, or put it right by name. */
    boolean isTold(BatchPlan plan) {
      return !plan.open().isEmpty()
          || !plan.setAside().isEmpty()
          || !plan.notes().isEmpty()
          || plan.sheets().stream()
              .anyMatch(sheet -> sheet.repairs().stream().anyMatch(repairs::contains));
    }
  }

  /**
   * Tries every kind of fault and prints, for each: of the pages whose sheets are whole in the
   * batch, how many were put at their place in reading order; how many sides were left to a person;
   * in how many batches the plan told of the fault, or a count of the sheets does; how many sheets
   * are wrong that only such a count shows; and how much is wrong in silence.
   *
   * @return what was wrong without anybody having been asked
   */
  static List<String> table(
      List<SidePreview> clean,
      List<List<PageCode>> codes,
      BatchPaper paper,
      Random chance,
      PrintStream out,
      int trials) {
    out.printf(
        "%-28s %7s %14s %11s %7s %9s %9s %7s%n",
        "fault",
        "batches",
        "pages in order",
        "sides asked",
        "told",
        "by count",
        "uncounted",
        "silent");
    List<String> silent = new ArrayList<>();
    long seed = chance.nextLong();
    for (Kind kind : KINDS) {
      Random places = new Random(seed ^ kind.name().hashCode());
      int right = 0;
      int intact = 0;
      int asked = 0;
      int sides = 0;
      int told = 0;
      int counted = 0;
      int countOnly = 0;
      List<String> here = new ArrayList<>();
      for (int i = 0; i < trials; i++) {
        FaultyBatch batch = new FaultyBatch(clean, codes);
        kind.fault().accept(batch, places);
        BatchPlan plan = PlanningBatch.plan(batch.looks(paper.identityZone()), paper);
        PlanVerdict verdict = PlanVerdict.of(plan, batch, paper.sheetsPerCopy());
        right += verdict.right();
        intact += verdict.intact();
        asked += verdict.asked();
        sides += batch.size();
        told += kind.isTold(plan) ? 1 : 0;
        counted += kind.isTold(plan) || plan.sheets().size() != batch.sheetsFed() ? 1 : 0;
        countOnly += verdict.countOnly();
        here.addAll(verdict.silent());
      }
      out.printf(
          "%-28s %7d %13.1f%% %10.1f%% %6.0f%% %8.0f%% %9d %7d%n",
          kind.name(),
          trials,
          100.0 * right / intact,
          100.0 * asked / sides,
          100.0 * told / trials,
          100.0 * counted / trials,
          countOnly,
          here.size());
      here.stream().limit(4).forEach(wrong -> out.println("    " + wrong));
      here.forEach(wrong -> silent.add(kind.name() + ": " + wrong));
    }
    return silent;
  }

  private static void dropTwo(FaultyBatch batch, Random chance) {
    int first = chance.nextInt(batch.size());
    batch.drop(first);
    int second = chance.nextInt(batch.size());
    while (first % 2 == 1 && second == first || first % 2 == 0 && second == first - 1) {
      // verso and next recto: that is two sheets fed as one
      second = chance.nextInt(batch.size());
    }
    batch.drop(second);
  }

  private static void interleaveSides(FaultyBatch batch, Random chance) {
    int sheet = chance.nextInt(batch.size() / 2 - 1);
    batch.swap(2 * sheet + 1, 2 * sheet + 2);
  }

  private static void skewThird(FaultyBatch batch, Random chance) {
    for (int i = 0; i < batch.size(); i++) {
      if (chance.nextInt(3) == 0) {
        batch.skew(i, chance.nextDouble(-3, 3));
      }
    }
  }

  private static void moveFolds(FaultyBatch batch, Random chance) {
    for (int i = 0; i < batch.size(); i++) {
      if (chance.nextInt(3) == 0) {
        batch.moveFold(i, chance.nextBoolean() ? 8.4 : -8.4);
      }
    }
  }

  private static int side(FaultyBatch batch, Random chance) {
    return chance.nextInt(batch.size());
  }

  private static int sheet(FaultyBatch batch, Random chance) {
    return chance.nextInt(batch.size() / 2);
  }
}
