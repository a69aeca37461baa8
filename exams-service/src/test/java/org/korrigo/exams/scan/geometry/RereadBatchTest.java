package org.korrigo.exams.scan.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.korrigo.exams.scan.sheet.SidePreview;

/**
 * A batch of several sheets a copy that is read, confirmed by a person and read again: no copy is
 * wrong in the end, and none is split, that nobody was told of.
 */
class RereadBatchTest {
  private static final int COPIES = 6;
  private static final int STEP = 5;

  /** What was wrong when the person gave their word. */
  private enum Fault {
    NONE((batch, side) -> {}),
    MISSING(FaultyBatch::drop),
    WHITE(FaultyBatch::blank),
    TWICE(FaultyBatch::duplicate),
    UPSIDE_DOWN((batch, side) -> batch.turn(side, 180)),
    SWAPPED((batch, side) -> batch.swapFaces(side / 2)),
    MISSING_SHEET((batch, side) -> batch.dropSheet(side / 2));

    private final ObjIntConsumer<FaultyBatch> made;

    Fault(ObjIntConsumer<FaultyBatch> made) {
      this.made = made;
    }
  }

  @ParameterizedTest
  @CsvSource({"SUBJECT, false", "NATIONAL_TWO_SHEETS, true", "NATIONAL_TWO_SHEETS, false"})
  void aSheetThatWasOpenComesToItsCopyWhicheverItIs(DrawnPaper paper, boolean apart) {
    BatchPaper vouched = paper.vouched();
    FaultyBatch batch =
        new FaultyBatch(paper.batch(COPIES, new Random(20 + paper.ordinal())), List.of());
    BatchPlan plan = PlanningBatch.plan(batch.looks(vouched.identityZone()), vouched);
    assertThat(plan.sheets()).hasSize(2 * COPIES);

    for (int number = 1; number <= plan.sheets().size(); number++) {
      BatchPlan first = RereadBatch.without(plan, number, apart);

      assertThat(PlanVerdict.silentWhenReadAgain(first, plan, batch, 2))
          .as("sheet %d open", number)
          .isEmpty();
      assertThat(RereadBatch.of(first, plan).copies()).hasSize(COPIES);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SUBJECT", "NATIONAL_TWO_SHEETS"})
  void noCopyIsWrongOrSplitInSilenceInTheEnd(DrawnPaper paper) {
    List<SidePreview> clean = paper.batch(COPIES, new Random(20 + paper.ordinal()));
    BatchPaper known = paper.known();
    BatchPaper vouched = paper.vouched();
    List<String> silent = new ArrayList<>();
    int readAgain = 0;
    for (Fault fault : Fault.values()) {
      for (int side = 2 + fault.ordinal() % STEP; side < clean.size(); side += STEP) {
        FaultyBatch batch = new FaultyBatch(clean, List.of());
        fault.made.accept(batch, side);
        List<SideLook> looks = batch.looks(known.identityZone());
        BatchPlan first = PlanningBatch.plan(looks, known);
        BatchPlan second = PlanningBatch.plan(looks, vouched);
        readAgain += RereadBatch.of(first, second).sheetsReadAgain().size();
        for (String wrong :
            PlanVerdict.silentWhenReadAgain(first, second, batch, known.sheetsPerCopy())) {
          silent.add("side %d %s: %s".formatted(side, fault, wrong));
        }
      }
    }

    System.out.printf("%s: %d sheets used by the second reading%n", paper, readAgain);
    assertThat(silent).isEmpty();
    assertThat(readAgain).as("sheets that a person's word was needed for").isPositive();
  }
}
