package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korrigo.exams.scan.SheetPlan.OpenSide;
import org.korrigo.exams.scan.SheetPlan.Sheet;
import org.korrigo.exams.scan.sheet.SideFormat;

class SheetPlanTest {

  @Test
  void anEvenNumberOfSidesIsPairedByPlace() {
    SheetPlan plan = plan("333333");

    assertThat(plan.sheets())
        .containsExactly(new Sheet(1, 1, 2), new Sheet(2, 3, 4), new Sheet(3, 5, 6));
    assertThat(plan.open()).isEmpty();
  }

  @Test
  void ofAnOddNumberOfSidesNoneIsUsedSinceTheMissingOneIsUnknown() {
    SheetPlan plan = plan("33333");

    assertThat(plan.sheets()).isEmpty();
    assertThat(plan.open()).extracting(OpenSide::side).containsExactly(1, 2, 3, 4, 5);
    assertThat(plan.open().getFirst().reason()).contains("odd number");
  }

  @ParameterizedTest
  @CsvSource({
    "4,             '',       1",
    "33433,         1-2 4-5,  3",
    "34333,         '',       1 2 3 4 5",
    "334333,        1-2,      3 4 5 6",
    "3343343,       1-2 4-5,  3 6 7",
    "u33,           2-3,      1",
    "33443333,      1-2 5-6 7-8, 3 4"
  })
  void everySideIsEitherInASheetOrOpen(String formats, String sheets, String open) {
    SheetPlan plan = plan(formats);

    assertThat(plan.sheets())
        .extracting(sheet -> sheet.recto() + "-" + sheet.verso())
        .containsExactlyElementsOf(words(sheets));
    assertThat(plan.open())
        .extracting(side -> Integer.toString(side.side()))
        .containsExactlyElementsOf(words(open));
  }

  @Test
  void sheetsAreGroupedIntoWholeCopies() {
    assertThat(plan("333333333333").copies(3, sheet -> true))
        .containsExactly(List.of(1, 2, 3), List.of(4, 5, 6));
  }

  @Test
  void sheetsThatDoNotFillACopyStayAlone() {
    assertThat(plan("3333333333").copies(3, sheet -> true))
        .containsExactly(List.of(1, 2, 3), List.of(4), List.of(5));
  }

  @Test
  void aSheetThatCouldNotBeCutLeavesItsNeighboursAlone() {
    assertThat(plan("333333333333").copies(3, sheet -> sheet != 2))
        .containsExactly(List.of(1), List.of(3), List.of(4, 5, 6));
  }

  @Test
  void afterAnIrregularityNothingIsGroupedAnyMore() {
    assertThat(plan("3333" + "33334" + "33333333").copies(2, sheet -> true))
        .containsExactly(
            List.of(1, 2), List.of(3, 4), List.of(5), List.of(6), List.of(7), List.of(8));
  }

  @Test
  void aCopyOfOneSheetNeedsNoGrouping() {
    assertThat(plan("33433").copies(1, sheet -> true)).containsExactly(List.of(1), List.of(2));
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  private static SheetPlan plan(String formats) {
    return SheetPlan.of(
        formats
            .chars()
            .mapToObj(
                sign ->
                    switch (sign) {
                      case '3' -> SideFormat.FOLDED_SHEET;
                      case '4' -> SideFormat.SINGLE_PAGE;
                      default -> SideFormat.UPRIGHT_SHEET;
                    })
            .toList());
  }
}
