package org.korrigo.exams.scan.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.korrigo.exams.scan.geometry.BatchPlan.OpenSide;
import org.korrigo.exams.scan.geometry.DrawnPaper.Pupils;
import org.korrigo.exams.scan.sheet.SidePreview;

/** A person's word for the order settles what pictures leave open, and hides no fault. */
class VouchedBatchTest {
  private static final int COPIES = 8;
  private static final int STEP = 3;
  private static final int BATCHES = 4;

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

  /**
   * Most of the ink that sides have in common is writing then. In each row some of these batches
   * were cut wrongly in silence before decision 74.
   */
  @ParameterizedTest
  @CsvSource({"MARKS,0", "MARKS,12", "WHITE,0", "WHITE,12"})
  void writingMovesNoFoldWhereLittleIsPrinted(DrawnPaper paper, double margins) {
    List<String> silent = new ArrayList<>();
    for (int seed = 6; seed < 6 + BATCHES; seed++) {
      Pupils pupils = new Pupils(1, false, margins);
      List<SidePreview> clean = paper.batch(COPIES, pupils, new Random(seed));
      silent.addAll(verdict(new FaultyBatch(clean, List.of()), paper).silent());
    }

    assertThat(silent).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"SUBJECT", "MARKS", "WHITE"})
  void aSideThatWasFedOffTheMiddleIsCutThereOrAsked(DrawnPaper paper) {
    List<String> silent = new ArrayList<>();
    for (int seed = 0; seed < BATCHES; seed++) {
      FaultyBatch batch = new FaultyBatch(paper.batch(COPIES, new Random(seed)), List.of());
      batch.moveFold(4, seed % 2 == 0 ? 8.4 : -8.4);
      silent.addAll(verdict(batch, paper).silent());
    }

    assertThat(silent).isEmpty();
  }

  /** One of a sheet's sides lies off its writer's margin; which one, writing does not tell. */
  @ParameterizedTest
  @CsvSource({"WHITE,0,4", "WHITE,0,8", "WHITE,12,8", "MARKS,12,4"})
  void whereAThirdOfWhatIsWrittenWasFedOffTheMiddleNoneIsCutWrongly(
      DrawnPaper paper, double margins, int copies) {
    List<String> silent = new ArrayList<>();
    for (int seed = 20; seed < 20 + BATCHES; seed++) {
      FaultyBatch batch = batch(paper, margins, copies, seed);
      for (int side = seed % 3; side < batch.size(); side += 3) {
        batch.moveFold(side, seed % 2 == 0 ? 8.4 : -8.4);
      }
      silent.addAll(verdict(batch, paper).silent());
    }

    assertThat(silent).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"MARKS", "WHITE"})
  void aSideThatWasFedOffTheMiddleIsAskedWhereMarginsDiffer(DrawnPaper paper) {
    List<String> silent = new ArrayList<>();
    for (int seed = 1; seed <= BATCHES; seed++) {
      FaultyBatch batch = batch(paper, 12, COPIES, seed);
      batch.moveFold(11, seed % 2 == 0 ? 8.4 : -8.4);
      silent.addAll(verdict(batch, paper).silent());
    }

    assertThat(silent).isEmpty();
  }

  @Test
  void whereAThirdOfWhatIsPrintedWasFedOffTheMiddleItIsCutThere() {
    FaultyBatch batch = batch(DrawnPaper.SUBJECT, 0, COPIES, 20);
    for (int side = 0; side < batch.size(); side += 3) {
      batch.moveFold(side, 8.4);
    }

    PlanVerdict verdict = verdict(batch, DrawnPaper.SUBJECT);

    assertThat(verdict.silent()).isEmpty();
    assertThat(verdict.asked()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"MARKS", "WHITE"})
  void oneSideThatWasFedOffTheMiddleIsCutThereWhereAllOthersLieAtOnePlace(DrawnPaper paper) {
    FaultyBatch batch = batch(paper, 0, COPIES, 10);
    batch.moveFold(4, 8.4);

    PlanVerdict verdict = verdict(batch, paper);

    assertThat(verdict.silent()).isEmpty();
    assertThat(verdict.asked()).isZero();
  }

  /** Of few sheets, the writing of one may by chance speak for its other face. */
  @Test
  void facesAreNotSwappedForTheirWriting() {
    FaultyBatch batch = batch(DrawnPaper.WHITE, 12, 4, 422);

    BatchPlan plan = plan(batch, DrawnPaper.WHITE);

    assertThat(verdict(batch, DrawnPaper.WHITE).silent()).isEmpty();
    assertThat(plan.open())
        .filteredOn(side -> side.reason().contains("out of order"))
        .extracting(OpenSide::side)
        .containsExactly(5, 6);
  }

  /** It may be its writer's margin. */
  @ParameterizedTest
  @EnumSource(names = {"SUBJECT", "MARKS", "WHITE"})
  void aSheetOfWhichBothSidesLieElsewhereIsAsked(DrawnPaper paper) {
    FaultyBatch batch = new FaultyBatch(paper.batch(COPIES, new Random(10)), List.of());
    batch.moveFold(4, 8.4);
    batch.moveFold(5, 8.4);

    assertThat(plan(batch, paper).open())
        .filteredOn(side -> side.reason().contains("keeps another margin"))
        .extracting(OpenSide::side)
        .containsExactly(5, 6);
  }

  @Test
  void whereWritingLiesAnywhereItIsSaidThatTheSidesWereCutInTheMiddle() {
    Pupils pupils = new Pupils(1, false, 12);
    List<SidePreview> clean = DrawnPaper.MARKS.batch(COPIES, pupils, new Random(2));

    BatchPlan plan = plan(new FaultyBatch(clean, List.of()), DrawnPaper.MARKS);

    assertThat(plan.notes()).contains(Folds.BY_WRITING);
  }

  private static FaultyBatch batch(DrawnPaper paper, double margins, int copies, int seed) {
    Pupils pupils = new Pupils(1, false, margins);
    return new FaultyBatch(paper.batch(copies, pupils, new Random(seed)), List.of());
  }

  private static PlanVerdict verdict(FaultyBatch batch, DrawnPaper paper) {
    return PlanVerdict.of(plan(batch, paper), batch, paper.known().sheetsPerCopy());
  }

  private static BatchPlan plan(FaultyBatch batch, DrawnPaper paper) {
    BatchPaper vouched = paper.vouched();
    return PlanningBatch.plan(batch.looks(vouched.identityZone()), vouched);
  }
}
