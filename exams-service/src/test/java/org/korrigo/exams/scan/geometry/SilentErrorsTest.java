package org.korrigo.exams.scan.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.korrigo.exams.scan.sheet.SidePreview;

/** The promise: whatever goes wrong in a batch, no sheet is lost, mixed or invented in silence. */
class SilentErrorsTest {
  private static final int COPIES = 8;
  private static final int TRIALS = 2;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTER")
  void noFaultLeadsToAWrongSheetThatNobodyIsAskedAbout(DrawnPaper paper) {
    Random chance = new Random(paper.ordinal() + 7);
    System.out.println(paper);

    List<String> silent =
        Faults.table(
            paper.batch(COPIES, chance), List.of(), paper.known(), chance, System.out, TRIALS);

    assertThat(silent).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = DrawnPaper.class,
      names = {"SUBJECT", "NATIONAL_TWO_SHEETS"})
  void codesOnThePagesLeaveNoneToChance(DrawnPaper paper) {
    Random chance = new Random(paper.ordinal() + 77);
    System.out.println(paper + " with codes");

    List<String> silent =
        Faults.table(
            paper.batch(COPIES, chance),
            paper.codes(COPIES),
            paper.known(),
            chance,
            System.out,
            TRIALS);

    assertThat(silent).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(DrawnAnnex.class)
  void noAnnexAmongSheetsWithCodesComesToAnotherPupilWithoutAQuestion(DrawnAnnex annexes) {
    DrawnPaper paper = DrawnPaper.SUBJECT;
    Random chance = new Random(700 + annexes.ordinal());
    System.out.println(paper + " with codes, annexes " + annexes);
    List<SidePreview> sides = paper.batch(COPIES, chance);
    FoldedSheets sheets = FoldedSheets.scanned(paper.known(), sides, paper.codes(COPIES));

    List<String> silent = AnnexFaults.table(sheets, annexes, chance, System.out, TRIALS);

    assertThat(silent).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"NATIONAL,WITH_FORM", "NATIONAL,PRINTED", "NATIONAL,WHITE"})
  void noAnnexComesToAnotherPupilOrOntoItsHeadWithoutAQuestion(
      DrawnPaper sheets, DrawnAnnex annexes) {
    Random chance = new Random(10L * sheets.ordinal() + annexes.ordinal());
    System.out.println(sheets + " with annexes " + annexes);

    List<String> silent =
        AnnexFaults.table(FoldedSheets.drawn(sheets, COPIES), annexes, chance, System.out, TRIALS);

    assertThat(silent).isEmpty();
  }
}
