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

/** A person's word for the order settles what pictures leave open, and hides no fault. */
class VouchedBatchTest {
  private static final int COPIES = 8;
  private static final int STEP = 3;

  /** What is wrong although somebody said that it is in order. */
  private enum Fault {
    MISSING(FaultyBatch::drop),
    WHITE(FaultyBatch::blank),
    TWICE(FaultyBatch::duplicate);

    private final ObjIntConsumer<FaultyBatch> made;

    Fault(ObjIntConsumer<FaultyBatch> made) {
      this.made = made;
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"POSTER", "MARKS"})
  void aSideMissingWhiteOrTwiceIsFoundInIt(DrawnPaper paper) {
    List<SidePreview> clean = paper.batch(COPIES, new Random(10));
    List<String> silent = new ArrayList<>();
    for (Fault fault : Fault.values()) {
      for (int side = 2 + fault.ordinal(); side < clean.size(); side += STEP) {
        FaultyBatch batch = new FaultyBatch(clean, List.of());
        fault.made.accept(batch, side);
        for (String wrong : verdict(batch, paper).silent()) {
          silent.add("side %d %s: %s".formatted(side, fault, wrong));
        }
      }
    }

    assertThat(silent).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NATIONAL,4",
    "NATIONAL,8",
    "SUBJECT,4",
    "SUBJECT,8",
    "NATIONAL_TWO_SHEETS,4",
    "NATIONAL_TWO_SHEETS,8"
  })
  void aSideOrASheetUpsideDownIsFoundInIt(DrawnPaper paper, int copies) {
    List<SidePreview> clean = paper.batch(copies, new Random(10));
    List<String> silent = new ArrayList<>();
    for (int side = 0; side < clean.size(); side += STEP) {
      FaultyBatch one = new FaultyBatch(clean, List.of());
      one.turn(side, 180);
      silent.addAll(verdict(one, paper).silent());
      FaultyBatch both = new FaultyBatch(clean, List.of());
      both.turnSheet(side / 2);
      silent.addAll(verdict(both, paper).silent());
    }

    assertThat(silent).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"POSTER", "MARKS", "WHITE"})
  void twoSheetsWhoseSidesAreMissingAreNotTakenForInterleavedOnes(DrawnPaper paper) {
    FaultyBatch batch = new FaultyBatch(paper.batch(COPIES, new Random(10)), List.of());
    batch.drop(8);
    batch.drop(5);

    assertThat(verdict(batch, paper).silent()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTER")
  void nothingIsAskedOfOneThatIsInOrder(DrawnPaper paper) {
    FaultyBatch batch = new FaultyBatch(paper.batch(COPIES, new Random(10)), List.of());

    PlanVerdict verdict = verdict(batch, paper);

    assertThat(verdict.silent()).isEmpty();
    assertThat(verdict.asked()).isZero();
  }

  private static PlanVerdict verdict(FaultyBatch batch, DrawnPaper paper) {
    BatchPaper known = paper.known();
    BatchPaper vouched =
        new BatchPaper(known.sheetsPerCopy(), known.nameOnEverySheet(), known.identityZone(), true);
    BatchPlan plan = PlanningBatch.plan(batch.looks(known.identityZone()), vouched);
    return PlanVerdict.of(plan, batch, known.sheetsPerCopy());
  }
}
