package org.korrigo.exams.scan.geometry;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import org.korrigo.exams.scan.sheet.SidePreview;

/**
 * Every kind of fault, made at places that chance picks, and the figures of the plans.
 *
 * <p>One fault is in no picture unless codes number the pages: when the feeder takes two sheets at
 * once, the recto of the first and the verso of the second look like a sheet. Only the number of
 * sheets shows it, in the exam's ledger; it is not among these.
 */
final class Faults {
  private static final Map<String, BiConsumer<FaultyBatch, Random>> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("none", (batch, chance) -> {});
    KINDS.put("one side missing", (batch, chance) -> batch.drop(chance.nextInt(batch.size())));
    KINDS.put(
        "two sides missing",
        (batch, chance) -> {
          int first = chance.nextInt(batch.size());
          batch.drop(first);
          int second = chance.nextInt(batch.size());
          while (first % 2 == 1 && second == first || first % 2 == 0 && second == first - 1) {
            // verso and next recto: what is left looks like a sheet, see below
            second = chance.nextInt(batch.size());
          }
          batch.drop(second);
        });
    KINDS.put("sheet missing", (batch, chance) -> batch.dropSheet(sheet(batch, chance)));
    KINDS.put("faces swapped", (batch, chance) -> batch.swapFaces(sheet(batch, chance)));
    KINDS.put("all faces swapped", (batch, chance) -> batch.swapAll());
    KINDS.put("sheet upside down", (batch, chance) -> batch.turnSheet(sheet(batch, chance)));
    KINDS.put("side upside down", (batch, chance) -> batch.turn(side(batch, chance), 180));
    KINDS.put("all upside down", (batch, chance) -> batch.turnAll());
    KINDS.put(
        "side stored upright",
        (batch, chance) -> batch.turn(side(batch, chance), chance.nextBoolean() ? 90 : 270));
    KINDS.put("side twice", (batch, chance) -> batch.duplicate(side(batch, chance)));
    KINDS.put("sheet twice", (batch, chance) -> batch.duplicateSheet(sheet(batch, chance)));
    KINDS.put("side came out white", (batch, chance) -> batch.blank(side(batch, chance)));
    KINDS.put("white separator", (batch, chance) -> batch.separate(sheet(batch, chance)));
    KINDS.put(
        "sheets interleaved",
        (batch, chance) -> batch.interleave(chance.nextInt(batch.size() / 2 - 1)));
    KINDS.put(
        "sides interleaved",
        (batch, chance) -> {
          int sheet = chance.nextInt(batch.size() / 2 - 1);
          batch.swap(2 * sheet + 1, 2 * sheet + 2);
        });
    KINDS.put(
        "skew up to 3°",
        (batch, chance) -> {
          for (int i = 0; i < batch.size(); i++) {
            if (chance.nextInt(3) == 0) {
              batch.skew(i, chance.nextDouble(-3, 3));
            }
          }
        });
    KINDS.put(
        "gutter off by 2 %",
        (batch, chance) -> {
          for (int i = 0; i < batch.size(); i++) {
            if (chance.nextInt(3) == 0) {
              batch.moveFold(i, chance.nextBoolean() ? 8.4 : -8.4);
            }
          }
        });
    KINDS.put(
        "page of another format",
        (batch, chance) -> batch.foreignFormat(chance.nextInt(batch.size())));
    KINDS.put(
        "three faults",
        (batch, chance) -> {
          batch.swapFaces(sheet(batch, chance));
          batch.turnSheet(sheet(batch, chance));
          batch.drop(chance.nextInt(batch.size()));
        });
  }

  private Faults() {}

  /**
   * Tries every kind of fault.
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
        "%-24s %7s %14s %12s %7s%n", "fault", "batches", "sheets right", "sides asked", "silent");
    List<String> silent = new ArrayList<>();
    KINDS.forEach(
        (name, fault) -> {
          int right = 0;
          int intact = 0;
          int asked = 0;
          int sides = 0;
          List<String> here = new ArrayList<>();
          for (int i = 0; i < trials; i++) {
            FaultyBatch batch = new FaultyBatch(clean, codes);
            fault.accept(batch, chance);
            BatchPlan plan = PlanningBatch.plan(batch.looks(paper.identityZone()), paper);
            PlanVerdict verdict = PlanVerdict.of(plan, batch, paper.sheetsPerCopy());
            right += verdict.right();
            intact += verdict.intact();
            asked += verdict.asked();
            sides += batch.size();
            here.addAll(verdict.silent());
          }
          out.printf(
              "%-24s %7d %13.1f%% %11.1f%% %7d%n",
              name, trials, 100.0 * right / intact, 100.0 * asked / sides, here.size());
          here.stream().limit(4).forEach(wrong -> out.println("    " + wrong));
          here.forEach(wrong -> silent.add(name + ": " + wrong));
        });
    return silent;
  }

  private static int side(FaultyBatch batch, Random chance) {
    return chance.nextInt(batch.size());
  }

  private static int sheet(FaultyBatch batch, Random chance) {
    return chance.nextInt(batch.size() / 2);
  }
}
