package org.korrigo.exams.scan.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.exams.scan.geometry.BatchPlan.Face;
import org.korrigo.exams.scan.geometry.BatchPlan.OpenSide;
import org.korrigo.exams.scan.geometry.DrawnPaper.Pupils;

/**
 * A person's word for where the sheets are folded is above what handwriting tells, and below folds,
 * print and codes.
 */
class SaidFoldTest {
  private static final int COPIES = 8;
  private static final int BATCHES = 4;
  private static final double OFF = 8.4;
  private static final double MIDDLE = 0.5;
  private static final IntFunction<double[]> NO_FOLDS = side -> new double[0];

  /** Of each of these papers without the word sides are asked for their fold. */
  @ParameterizedTest
  @CsvSource({"WHITE,1", "MARKS,1", "FORM,7"})
  void whereOnlyHandwritingTellsSheetsAreCutThere(DrawnPaper paper, int part) {
    List<String> reasons = new ArrayList<>();
    int sheets = 0;
    for (int seed : new int[] {0, 2, 3}) {
      BatchPlan plan = plan(batch(paper, 1.0 / part, seed), paper, MIDDLE);
      assertThat(plan.open()).isEmpty();
      assertThat(plan.notes()).isEmpty();
      assertThat(faces(plan)).allSatisfy(face -> assertThat(face.fold()).isEqualTo(MIDDLE));
      sheets += plan.sheets().size();
      reasons.addAll(asked(batch(paper, 1.0 / part, seed), paper));
    }

    assertThat(sheets).isEqualTo(3 * COPIES * paper.known().sheetsPerCopy());
    assertThat(reasons)
        .isNotEmpty()
        .allSatisfy(
            reason ->
                assertThat(reason)
                    .contains(
                        "Confirm the scan with where its sheets are folded", "make the sheet"));
  }

  @Test
  void whereTheyAreThoughtToLieInTheMiddleTheyAreCutThereWithoutANote() {
    FaultyBatch batch = batch(DrawnPaper.WHITE, 1, 1);
    BatchPlan guessed = PlanningBatch.plan(looks(batch), DrawnPaper.WHITE.vouched());
    assertThat(guessed.notes()).contains(Folds.BY_WRITING);

    BatchPlan plan = plan(batch, DrawnPaper.WHITE, 0.51);

    assertThat(plan.notes()).isEmpty();
    assertThat(faces(plan)).hasSize(batch.size());
    assertThat(faces(plan)).allSatisfy(face -> assertThat(face.fold()).isEqualTo(0.51));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void ofAFewSidesTheyAreCutThereWithoutANote(int copies) {
    FaultyBatch batch = new FaultyBatch(DrawnPaper.WHITE.batch(copies, new Random(10)), List.of());

    BatchPlan plan = plan(batch, DrawnPaper.WHITE, 0.52);

    assertThat(plan.notes()).isEmpty();
    assertThat(faces(plan)).isNotEmpty();
    assertThat(faces(plan)).allSatisfy(face -> assertThat(face.fold()).isEqualTo(0.52));
  }

  @Test
  void itIsSaidOfSidesOnceTheyAreUpright() {
    FaultyBatch batch =
        new FaultyBatch(DrawnPaper.NATIONAL.batch(COPIES, new Random(10)), List.of());
    batch.turnSheet(2);

    BatchPlan plan = plan(batch, DrawnPaper.NATIONAL, 0.52);

    assertThat(faces(plan)).extracting(Face::turn).contains(180);
    assertThat(faces(plan)).hasSize(batch.size());
    assertThat(faces(plan))
        .allSatisfy(face -> assertThat(face.fold()).isCloseTo(0.52, within(1e-9)));
  }

  /** Nothing but the word can tell that all were fed off alike. */
  @Test
  void printTellsHowASideLiesAsComparedWithIt() {
    FaultyBatch batch =
        new FaultyBatch(DrawnPaper.SUBJECT.batch(COPIES, new Random(10)), List.of());
    IntStream.range(0, batch.size()).forEach(side -> batch.moveFold(side, OFF));
    batch.moveFold(4, -OFF);

    assertThat(verdict(batch, DrawnPaper.SUBJECT, 0.52).silent()).isEmpty();
    assertThat(verdict(batch, DrawnPaper.SUBJECT, 0.52).asked()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"SUBJECT", "NATIONAL"})
  void aSheetThatPrintHasElsewhereStaysAsked(DrawnPaper paper) {
    FaultyBatch batch = new FaultyBatch(paper.batch(COPIES, new Random(10)), List.of());
    batch.moveFold(4, OFF);
    batch.moveFold(5, OFF);

    assertThat(plan(batch, paper, MIDDLE).open())
        .noneMatch(side -> side.reason().contains("Confirm"))
        .extracting(OpenSide::side)
        .containsExactly(5, 6);
  }

  @Test
  void aSideIsCutAtItsOwnFoldNearThere() {
    BatchPlan plan = plan(withLine(4), DrawnPaper.WHITE, MIDDLE);

    assertThat(plan.open()).isEmpty();
    assertThat(face(plan, 5).fold() * SideGrid.WIDTH).isCloseTo(214, within(1.0));
    assertThat(face(plan, 6).fold()).isEqualTo(MIDDLE);
  }

  @Test
  void aSideThatShowsAFoldElsewhereStaysAsked() {
    assertThat(plan(withLine(12), DrawnPaper.WHITE, MIDDLE).open())
        .filteredOn(side -> side.reason().contains("A line on this sheet"))
        .extracting(OpenSide::side)
        .containsExactly(5, 6);
  }

  @Test
  void whatCodesTellIsAboveIt() {
    for (int seed = 0; seed < BATCHES; seed++) {
      FaultyBatch batch = coded(seed, DrawnPaper.WHITE.codes(COPIES));
      batch.moveFold(4, OFF);
      PlanVerdict verdict = verdict(batch, DrawnPaper.WHITE, MIDDLE);

      assertThat(verdict.silent()).isEmpty();
      assertThat(verdict.asked()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void besideASideWithoutACodeItCountsUnlessTheCodeIsElsewhere(boolean isFedOff) {
    List<List<PageCode>> codes = new ArrayList<>(DrawnPaper.WHITE.codes(COPIES));
    codes.set(5, List.of());
    FaultyBatch batch = coded(1, codes);
    batch.moveFold(4, isFedOff ? OFF : 0);

    assertThat(plan(batch, DrawnPaper.WHITE, MIDDLE).open()).hasSize(isFedOff ? 2 : 0);
  }

  /**
   * A writer's margin is the same on both sides of a sheet: where they lie apart, one was moved.
   */
  @ParameterizedTest
  @EnumSource(names = {"WHITE", "MARKS"})
  void aSheetWhoseWritingLiesApartStaysAsked(DrawnPaper paper) {
    List<String> silent = new ArrayList<>();
    for (int seed = 0; seed < BATCHES; seed++) {
      FaultyBatch batch = batch(paper, 1, seed);
      batch.moveFold(seed, OFF);
      assertThat(plan(batch, paper, MIDDLE).open())
          .isNotEmpty()
          .noneMatch(side -> side.reason().contains("Confirm"));
      silent.addAll(verdict(batch, paper, MIDDLE).silent());
    }

    assertThat(silent).isEmpty();
  }

  /** Before, the form made the versos count as print, and their margins as how they were fed. */
  @ParameterizedTest
  @CsvSource({"8,2", "8,5", "8,6", "8,8", "12,5", "12,8", "12,9"})
  void marginsBesideAFormAreNotTakenForHowSidesWereFed(double margins, int seed) {
    Pupils pupils = new Pupils(0.14, false, margins);
    FaultyBatch batch =
        new FaultyBatch(
            DrawnPaper.FORM.batch(COPIES, pupils, NO_FOLDS, new Random(seed)), List.of());
    BatchPaper vouched = DrawnPaper.FORM.vouched();

    assertThat(PlanVerdict.of(PlanningBatch.plan(looks(batch), vouched), batch, 1).silent())
        .isEmpty();
  }

  private static FaultyBatch withLine(double right) {
    Pupils pupils = new Pupils(1, false, 12);
    return new FaultyBatch(
        DrawnPaper.WHITE.batch(
            COPIES,
            pupils,
            side -> side == 4 ? new double[] {right} : new double[0],
            new Random(3)),
        List.of());
  }

  /** Margins differ by 12 mm. */
  private static FaultyBatch batch(DrawnPaper paper, double most, int seed) {
    Pupils pupils = new Pupils(most, false, 12);
    return new FaultyBatch(paper.batch(COPIES, pupils, NO_FOLDS, new Random(seed)), List.of());
  }

  private static FaultyBatch coded(int seed, List<List<PageCode>> codes) {
    Pupils pupils = new Pupils(1, false, 12);
    return new FaultyBatch(
        DrawnPaper.WHITE.batch(COPIES, pupils, NO_FOLDS, new Random(seed)), codes);
  }

  private static List<SideLook> looks(FaultyBatch batch) {
    return batch.looks(DrawnPaper.WHITE.known().identityZone());
  }

  private static BatchPlan plan(FaultyBatch batch, DrawnPaper paper, double fold) {
    return PlanningBatch.plan(looks(batch), paper.folded(fold));
  }

  private static PlanVerdict verdict(FaultyBatch batch, DrawnPaper paper, double fold) {
    return PlanVerdict.of(plan(batch, paper, fold), batch, paper.known().sheetsPerCopy());
  }

  /** What is asked after a word for the order alone. */
  private static List<String> asked(FaultyBatch batch, DrawnPaper paper) {
    return PlanningBatch.plan(looks(batch), paper.vouched()).open().stream()
        .map(OpenSide::reason)
        .toList();
  }

  private static List<Face> faces(BatchPlan plan) {
    return plan.sheets().stream()
        .flatMap(sheet -> Stream.of(sheet.recto(), sheet.verso()))
        .toList();
  }

  private static Face face(BatchPlan plan, int side) {
    return faces(plan).stream().filter(face -> face.side() == side).findFirst().orElseThrow();
  }
}
