package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.korrigo.exams.scan.geometry.BatchPlan.Face;
import org.korrigo.exams.scan.geometry.DrawnPaper.Pupils;
import org.korrigo.exams.scan.geometry.FaultyBatch.Truth;
import org.korrigo.exams.scan.sheet.SidePreview;

/**
 * Draws batches on which next to nothing is printed, with sides that were fed off the middle, and
 * prints where they were cut after a person's word for their order, and after one that also says
 * that they are folded in the middle.
 */
public final class FoldTrial {
  /** Millimetres: domain §8, 2 % of the width. */
  private static final double OFF = 8.4;

  private static final List<DrawnPaper> PAPERS = List.of(DrawnPaper.WHITE, DrawnPaper.MARKS);
  private static final int[] COPIES = {4, 8};
  private static final double[] MARGINS = {0, 5, 12};
  private static final List<Feed> FEEDS = List.of(Feed.NONE, Feed.ONE, Feed.EACH_THIRD);

  private FoldTrial() {}

  /**
   * Paper of which nothing but writing tells where it is folded.
   *
   * @param most how much of a page is written at most, as a part of it
   */
  private record Unmarked(DrawnPaper paper, double most) {
    static final List<Unmarked> ALL =
        List.of(
            new Unmarked(DrawnPaper.WHITE, 1),
            new Unmarked(DrawnPaper.MARKS, 1),
            new Unmarked(DrawnPaper.FORM, 1),
            new Unmarked(DrawnPaper.FORM, 1.0 / 7));
  }

  /** What tells where sides are folded. */
  private enum Marks {
    NOTHING,
    FOLDS,
    FOLDS_OF_SOME,
    CODES;

    IntFunction<double[]> lines() {
      return switch (this) {
        case FOLDS -> side -> new double[] {0};
        case FOLDS_OF_SOME -> side -> side % 3 == 0 ? new double[0] : new double[] {0};
        case NOTHING, CODES -> side -> new double[0];
      };
    }

    List<List<PageCode>> codes(DrawnPaper paper, int copies) {
      return this == CODES ? paper.codes(copies) : List.of();
    }
  }

  /** Which sides were fed off the middle, and to which side. */
  private enum Feed {
    NONE,
    ONE,
    EACH_THIRD,
    EACH_FIFTH,
    A_THIRD_BY_CHANCE;

    void feed(FaultyBatch batch, Random chance) {
      int which = chance.nextInt(batch.size());
      boolean right = chance.nextBoolean();
      for (int side = 0; side < batch.size(); side++) {
        boolean off =
            switch (this) {
              case NONE -> false;
              case ONE -> side == which;
              case EACH_THIRD -> (side + which) % 3 == 0;
              case EACH_FIFTH -> (side + which) % 5 == 0;
              case A_THIRD_BY_CHANCE -> chance.nextInt(3) == 0;
            };
        if (off) {
          boolean other = this == A_THIRD_BY_CHANCE && chance.nextBoolean();
          batch.moveFold(side, right == other ? -OFF : OFF);
        }
      }
    }
  }

  /** Sides of batches that were drawn alike. */
  private static final class Tally {
    private int sides;
    private int wrong;
    private int asked;

    void count(BatchPlan plan, FaultyBatch batch) {
      sides += batch.size();
      asked += plan.open().size();
      List<Truth> truths = batch.sides().stream().map(FaultyBatch.Side::truth).toList();
      wrong +=
          (int)
              plan.sheets().stream()
                  .flatMap(sheet -> Stream.of(sheet.recto(), sheet.verso()))
                  .filter(face -> isWrong(face, truths))
                  .count();
    }

    private static boolean isWrong(Face face, List<Truth> truths) {
      return PlanVerdict.isFoldedElsewhere(face, truths.get(face.side() - 1));
    }

    @Override
    public String toString() {
      return "%d of %,d, %.1f %%, %.1f %%"
          .formatted(wrong, sides, 100.0 * asked / sides, 100.0 * (sides - wrong - asked) / sides);
    }
  }

  /**
   * Prints two tables: of each kind of batch, how many sides were cut more than 5 mm off their
   * fold, which part of them was asked, and which part cut rightly.
   *
   * @param arguments how many batches of each kind are drawn for each number of copies
   */
  public static void main(String[] arguments) {
    int batches = Integer.parseInt(arguments[0]);
    byMarks(batches);
    System.out.println();
    byWord(batches);
  }

  private static void byMarks(int batches) {
    System.out.println("| fed off | told by | margins alike | differing by 5 mm | by 12 mm |");
    System.out.println("|---|---|---|---|---|");
    for (Marks marks : Marks.values()) {
      Map<Feed, List<String>> cells = new EnumMap<>(Feed.class);
      for (double margins : MARGINS) {
        tallies(marks, margins, batches)
            .forEach(
                (feed, tally) ->
                    cells.computeIfAbsent(feed, any -> new ArrayList<>()).add(tally.toString()));
      }
      cells.forEach(
          (feed, row) ->
              System.out.printf(
                  "| %s | %s | %s |%n", words(feed), words(marks), String.join(" | ", row)));
    }
  }

  private static void byWord(int batches) {
    System.out.println(
        "| paper | fed off | a word for | margins alike | differing by 5 mm | by 12 mm |");
    System.out.println("|---|---|---|---|---|---|");
    for (Unmarked paper : Unmarked.ALL) {
      for (Feed feed : FEEDS) {
        List<Tally> order = new ArrayList<>();
        List<Tally> folds = new ArrayList<>();
        for (double margins : MARGINS) {
          order.add(new Tally());
          folds.add(new Tally());
          tally(paper, feed, margins, batches, order.getLast(), folds.getLast());
        }
        row(paper, feed, "the order", order);
        row(paper, feed, "the folds too", folds);
      }
    }
  }

  private static void tally(
      Unmarked unmarked, Feed feed, double margins, int batches, Tally order, Tally folds) {
    DrawnPaper paper = unmarked.paper();
    Pupils pupils = new Pupils(unmarked.most(), false, margins);
    for (int copies : COPIES) {
      for (int seed = 0; seed < batches; seed++) {
        FaultyBatch batch =
            new FaultyBatch(
                paper.batch(copies, pupils, Marks.NOTHING.lines(), new Random(seed)), List.of());
        feed.feed(batch, new Random(seed));
        List<SideLook> looks = batch.looks(paper.known().identityZone());
        order.count(PlanningBatch.plan(looks, paper.vouched()), batch);
        folds.count(PlanningBatch.plan(looks, paper.folded(0.5)), batch);
      }
    }
  }

  private static void row(Unmarked unmarked, Feed feed, String word, List<Tally> tallies) {
    String paper = words(unmarked.paper()) + (unmarked.most() < 1 ? ", little is written" : "");
    System.out.printf(
        "| %s | %s | %s | %s |%n",
        paper,
        words(feed),
        word,
        String.join(" | ", tallies.stream().map(Tally::toString).toList()));
  }

  private static String words(Enum<?> what) {
    return what.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Map<Feed, Tally> tallies(Marks marks, double margins, int batches) {
    Map<Feed, Tally> tallies = new EnumMap<>(Feed.class);
    for (DrawnPaper paper : PAPERS) {
      for (int copies : COPIES) {
        for (int seed = 0; seed < batches; seed++) {
          Pupils pupils = new Pupils(1, false, margins);
          List<SidePreview> sides = paper.batch(copies, pupils, marks.lines(), new Random(seed));
          for (Feed feed : Feed.values()) {
            FaultyBatch batch = new FaultyBatch(sides, marks.codes(paper, copies));
            feed.feed(batch, new Random(seed));
            BatchPaper vouched = paper.vouched();
            tallies
                .computeIfAbsent(feed, any -> new Tally())
                .count(PlanningBatch.plan(batch.looks(vouched.identityZone()), vouched), batch);
          }
        }
      }
    }
    return tallies;
  }
}
