package org.korrigo.exams.scan.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.exams.scan.geometry.BatchPlan.OpenSide;
import org.korrigo.exams.scan.geometry.DrawnPaper.Pupils;
import org.korrigo.exams.scan.sheet.SidePreview;

/** Where sides are folded is told by their folds, by codes and by print, or else asked. */
class ToldFoldsTest {
  private static final int COPIES = 8;
  private static final int BATCHES = 4;
  private static final double OFF = 8.4;
  private static final IntFunction<double[]> NO_FOLDS = side -> new double[0];
  private static final IntFunction<double[]> ALL_FOLDS = side -> new double[] {0};

  @ParameterizedTest
  @EnumSource(names = {"WHITE", "MARKS", "SUBJECT"})
  void aSideIsCutAtTheFoldThatItShowsWhateverItsWritersMargin(DrawnPaper paper) {
    for (int seed = 0; seed < BATCHES; seed++) {
      FaultyBatch batch = batch(paper, COPIES, ALL_FOLDS, seed);

      assertThat(verdict(batch, paper).silent()).isEmpty();
      assertThat(plan(batch, paper).open())
          .noneMatch(side -> side.reason().contains("where they are folded"));
    }
  }

  /** Writing does not tell where those are folded. */
  @ParameterizedTest
  @CsvSource({"WHITE,3", "MARKS,3", "WHITE,5"})
  void aSideThatShowsNoFoldIsNotCutByItsWritingBecauseOthersShowTheirs(
      DrawnPaper paper, int every) {
    assertNothingIsSilent(paper, side -> new double[side % every == 0 ? 0 : 1], false);
  }

  @ParameterizedTest
  @CsvSource({"WHITE,false", "MARKS,false", "SUBJECT,false", "WHITE,true", "SUBJECT,true"})
  void sidesFedOffTheMiddleAreCutAtTheirFoldsOrAsked(DrawnPaper paper, boolean some) {
    assertNothingIsSilent(paper, side -> new double[some && side % 4 == 0 ? 0 : 1], true);
  }

  /** One line is no fold then; which one, nothing tells. */
  @ParameterizedTest
  @CsvSource({"WHITE,0", "WHITE,12", "SUBJECT,0"})
  void aLineThatNothingElseSpeaksForIsNotTakenForTheFold(DrawnPaper paper, double margins) {
    Pupils pupils = new Pupils(1, false, margins);
    List<SidePreview> sides =
        paper.batch(COPIES, pupils, side -> new double[] {side == 4 ? 12 : 0}, new Random(3));

    assertThat(plan(new FaultyBatch(sides, List.of()), paper).open())
        .extracting(OpenSide::side)
        .containsExactly(5, 6);
  }

  @ParameterizedTest
  @EnumSource(names = {"WHITE", "SUBJECT"})
  void linesToEitherSideOfTheFoldAreAPrintedFrame(DrawnPaper paper) {
    List<SidePreview> sides =
        paper.batch(COPIES, Pupils.USUAL, side -> new double[] {-9.7, 9.7}, new Random(10));
    FaultyBatch batch = new FaultyBatch(sides, List.of());

    assertThat(verdict(batch, paper).silent()).isEmpty();
    assertThat(verdict(batch, paper).asked()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"WHITE,4,false", "WHITE,8,false", "MARKS,4,false", "WHITE,8,true", "MARKS,8,true"})
  void writingMovesNoFoldOfSheetsWithCodes(DrawnPaper paper, int copies, boolean areVouched) {
    for (int seed = 0; seed < BATCHES; seed++) {
      FaultyBatch batch = coded(paper, copies, seed);
      PlanVerdict verdict = verdict(batch, paper, areVouched);

      assertThat(verdict.silent()).isEmpty();
      assertThat(verdict.asked()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"WHITE", "MARKS", "SUBJECT"})
  void sidesFedOffTheMiddleAreCutWhereTheirCodesTell(DrawnPaper paper) {
    for (int seed = 0; seed < BATCHES; seed++) {
      FaultyBatch batch = coded(paper, COPIES, seed);
      feedOff(batch, seed % 3);
      batch.turnSheet(seed);
      PlanVerdict verdict = verdict(batch, paper, false);

      assertThat(verdict.silent()).isEmpty();
      assertThat(verdict.asked()).isZero();
    }
  }

  /** A form proves which side it is on. */
  @ParameterizedTest
  @CsvSource({"FORM,false,false", "FORM,true,false", "FORM,false,true", "NATIONAL,false,true"})
  void writingMovesNoFoldOfSheetsWithForms(DrawnPaper paper, boolean areFedOff, boolean isVouched) {
    List<String> silent = new ArrayList<>();
    for (int seed = 0; seed < BATCHES; seed++) {
      FaultyBatch batch = batch(paper, COPIES, NO_FOLDS, seed);
      feedOff(batch, areFedOff ? seed % 3 : batch.size());
      silent.addAll(verdict(batch, paper, isVouched).silent());
    }

    assertThat(silent).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"WHITE", "NATIONAL"})
  void ofAFewSidesItIsSaidThatTheyWereCutInTheMiddle(DrawnPaper paper) {
    BatchPlan plan = plan(batch(paper, 1, NO_FOLDS, 1), paper);

    assertThat(plan.sheets()).hasSize(1);
    assertThat(plan.notes()).contains(Folds.BY_WRITING);
  }

  /** Most of four sides may have been fed off alike by chance. */
  @ParameterizedTest
  @CsvSource({"WHITE,0", "WHITE,1", "FORM,0", "FORM,1"})
  void ofTwoSheetsItIsSaidThatNothingTellsHowTheyWereFed(DrawnPaper paper, int sheet) {
    FaultyBatch batch = new FaultyBatch(paper.batch(2, new Random(10)), List.of());
    for (int side : new int[] {2 * sheet, 2 * sheet + 1, 2 - 2 * sheet}) {
      batch.moveFold(side, OFF);
    }
    BatchPlan plan = plan(batch, paper);

    assertThat(plan.sheets()).isNotEmpty();
    assertThat(plan.notes()).contains(Folds.BY_WRITING);
  }

  @Test
  void codesOfTwoSheetsThatAreAtTwoPlacesTellNothing() {
    FaultyBatch batch =
        new FaultyBatch(DrawnPaper.WHITE.batch(2, new Random(10)), DrawnPaper.WHITE.codes(2));
    for (int side = 0; side < 3; side++) {
      batch.moveFold(side, OFF);
    }
    BatchPlan plan = plan(batch, DrawnPaper.WHITE, false);

    assertThat(plan.open()).extracting(OpenSide::side).contains(3, 4);
    assertThat(plan.notes()).contains(Folds.BY_WRITING);
  }

  /** Then it is told as if there were none. */
  @ParameterizedTest
  @EnumSource(names = {"WHITE", "MARKS", "FORM"})
  void codesOnFirstPagesAloneAreNoReasonToAsk(DrawnPaper paper) {
    List<List<PageCode>> codes =
        paper.codes(COPIES).stream()
            .map(side -> side.stream().filter(code -> code.text().endsWith("-1")).toList())
            .toList();
    List<SidePreview> clean = paper.batch(COPIES, new Random(10));

    assertThat(plan(new FaultyBatch(clean, codes), paper).open())
        .hasSameSizeAs(plan(new FaultyBatch(clean, List.of()), paper).open());
  }

  /** In each of these batches both sides of the sheet were cut wrongly in silence. */
  @ParameterizedTest
  @CsvSource({"MARKS,4,5,14", "MARKS,4,5,20", "MARKS,4,6,8", "WHITE,8,8,4", "WHITE,8,8,39"})
  void theMarginOfASheetThatWasFedOffIsNotTakenForHowItWasFed(
      DrawnPaper paper, int copies, double margins, int seed) {
    Pupils pupils = new Pupils(1, false, margins);
    FaultyBatch batch =
        new FaultyBatch(paper.batch(copies, pupils, NO_FOLDS, new Random(seed)), List.of());
    batch.moveFold(11, seed == 39 ? -OFF : OFF);

    assertThat(verdict(batch, paper).silent()).isEmpty();
  }

  /** In each of these batches one was cut wrongly in silence. */
  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  void aSideOnWhichTooLittleIsWrittenIsNotSaidToLieWhereMostDo(int copies) {
    Pupils pupils = new Pupils(1.0 / 7, false, 0);
    FaultyBatch batch =
        new FaultyBatch(DrawnPaper.FORM.batch(copies, pupils, NO_FOLDS, new Random(0)), List.of());
    Random chance = new Random(0);
    batch.moveFold(chance.nextInt(batch.size()), chance.nextBoolean() ? OFF : -OFF);

    assertThat(verdict(batch, DrawnPaper.FORM).silent()).isEmpty();
  }

  /** No picture tells of a verso that was fed off by as much as its writer's margin differs. */
  @ParameterizedTest
  @EnumSource(names = {"WHITE", "MARKS", "FORM"})
  void ofSheetsThatOnlyHandwritingTellsItIsSaid(DrawnPaper paper) {
    for (int seed = 0; seed < BATCHES; seed++) {
      Pupils pupils = new Pupils(1, false, 0);
      List<SidePreview> sides = paper.batch(COPIES, pupils, NO_FOLDS, new Random(seed));
      BatchPlan plan = plan(new FaultyBatch(sides, List.of()), paper);

      assertThat(plan.sheets()).isNotEmpty();
      assertThat(plan.notes()).contains(Folds.BY_WRITING);
    }
  }

  @Test
  void nothingIsSaidOfSheetsThatPrintTells() {
    FaultyBatch batch = batch(DrawnPaper.SUBJECT, COPIES, NO_FOLDS, 1);
    BatchPlan plan = plan(batch, DrawnPaper.SUBJECT);

    assertThat(plan.sheets()).hasSize(batch.size() / 2);
    assertThat(plan.notes()).isEmpty();
  }

  /** It may be printed on all of them. */
  @ParameterizedTest
  @CsvSource({"WHITE,1,1", "WHITE,8,1", "SUBJECT,8,4"})
  void ofFoldsThatAreOffTheMiddleOnMostSidesItIsSaid(DrawnPaper paper, int copies, int but) {
    IntFunction<double[]> lines = side -> new double[but > 1 && side % but == 0 ? 0 : 1];
    List<SidePreview> clean = paper.batch(copies, Pupils.USUAL, lines, new Random(10));
    FaultyBatch batch = new FaultyBatch(clean, List.of());
    for (int side = 0; side < batch.size(); side++) {
      batch.moveFold(side, 12);
    }
    BatchPlan plan = plan(batch, paper);

    assertThat(plan.sheets()).isNotEmpty();
    assertThat(plan.notes()).contains(Folds.OFF_THE_MIDDLE);
  }

  @Test
  void nothingIsSaidOfAFewSidesThatShowTheirFolds() {
    BatchPlan plan = plan(batch(DrawnPaper.WHITE, 1, ALL_FOLDS, 1), DrawnPaper.WHITE);

    assertThat(plan.sheets()).hasSize(1);
    assertThat(plan.notes()).isEmpty();
  }

  private static void assertNothingIsSilent(
      DrawnPaper paper, IntFunction<double[]> folds, boolean areFedOff) {
    List<String> silent = new ArrayList<>();
    for (int seed = 0; seed < BATCHES; seed++) {
      FaultyBatch batch = batch(paper, COPIES, folds, seed);
      feedOff(batch, areFedOff ? seed % 3 : batch.size());
      silent.addAll(verdict(batch, paper).silent());
    }

    assertThat(silent).isEmpty();
  }

  /** Each third side, from the first that is. */
  private static void feedOff(FaultyBatch batch, int first) {
    for (int side = first; side < batch.size(); side += 3) {
      batch.moveFold(side, first % 2 == 0 ? OFF : -OFF);
    }
  }

  /** Margins differ by 12 mm. */
  private static FaultyBatch batch(
      DrawnPaper paper, int copies, IntFunction<double[]> folds, int seed) {
    Pupils pupils = new Pupils(1, false, 12);
    return new FaultyBatch(paper.batch(copies, pupils, folds, new Random(seed)), List.of());
  }

  private static FaultyBatch coded(DrawnPaper paper, int copies, int seed) {
    Pupils pupils = new Pupils(1, false, 12);
    return new FaultyBatch(
        paper.batch(copies, pupils, NO_FOLDS, new Random(seed)), paper.codes(copies));
  }

  private static PlanVerdict verdict(FaultyBatch batch, DrawnPaper paper) {
    return verdict(batch, paper, true);
  }

  private static PlanVerdict verdict(FaultyBatch batch, DrawnPaper paper, boolean areVouched) {
    return PlanVerdict.of(plan(batch, paper, areVouched), batch, paper.known().sheetsPerCopy());
  }

  private static BatchPlan plan(FaultyBatch batch, DrawnPaper paper) {
    return plan(batch, paper, true);
  }

  private static BatchPlan plan(FaultyBatch batch, DrawnPaper paper, boolean isVouched) {
    BatchPaper known = isVouched ? paper.vouched() : paper.known();
    return PlanningBatch.plan(batch.looks(known.identityZone()), known);
  }
}
