package org.korrigo.identification.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreeComparisonTest {
  private static final double ERROR = BoxCosts.ERROR;

  @ParameterizedTest
  @CsvSource({
    "Nom : O'Brien Lou, O BRIEN, a space that is written otherwise",
    "Nom : OBRIEN Lou, O BRIEN, a space that is left out",
    "LEGOFF Lou, LE GOFF, words together",
    "Le Go ff Lou, LE GOFF, letters apart"
  })
  void spacesInsideOfANameSayLittle(String line, String name, String why) {
    // When
    FieldCost cost = once(line).name(name);

    // Then
    assertThat(cost.nats()).as(why).isZero();
    assertThat(cost.blur()).as(why).isLessThan(0.4 * ERROR);
    assertThat(cost.signs()).isEqualTo(name.replace(" ", "").length());
  }

  @Test
  void aNameIsMadeOfWholeWords() {
    assertThat(once("Noémie MARTIN").name("NOE").nats()).isGreaterThanOrEqualTo(ERROR);
    assertThat(once("Noé MARTIN").name("NOE")).isEqualTo(new FieldCost(0, 3, 0));
  }

  @Test
  void aNameDoesNotGoOnInTheNextLine() {
    // Given a first name and, in the next line, the label of the birth date
    FreeComparison text =
        new FreeComparison(List.of("MICHEL NOÉ", "Né(e) le : 07/10/2008"), List.of());

    // When, Then
    assertThat(text.name("NOE")).isEqualTo(exact(3));
    assertThat(text.name("NOEMIE").nats()).isGreaterThanOrEqualTo(ERROR);
  }

  @Test
  void lettersThatLookAlikeBlurANameAndOthersContradictIt() {
    // When
    FieldCost alike = once("Clora MARTIN").name("CLARA");
    FieldCost other = once("Clera MARTIN").name("CLARA");

    // Then
    assertThat(alike.nats()).isZero();
    assertThat(alike.blur()).isCloseTo(0.6 * ERROR, within(1e-9));
    assertThat(other.nats()).isCloseTo(ERROR, within(1e-9));
    assertThat(other.blur()).isZero();
  }

  @Test
  void anErrorThatBothReadingsMakeContradictsMoreThanTwoDifferentOnes() {
    // When
    FieldCost same = twice("Anne-Sophipe", "Anne-Sophipe").name("ANNE SOPHIE");
    FieldCost different = twice("Anne-Sophipe", "Anne-Xophie").name("ANNE SOPHIE");

    // Then
    assertThat(same.nats()).isCloseTo(ERROR, within(1e-9));
    assertThat(different.nats()).isLessThan(0.3 * ERROR);
    assertThat(different.blur()).isGreaterThan(0.5 * ERROR);
  }

  @Test
  void aNameThatOneReadingHasIsFound() {
    assertThat(twice("KM Bsrnord", "Nathan Bernard").name("BERNARD")).isEqualTo(exact(7));
    assertThat(twice("Nathan Bernard", "").name("BERNARD")).isEqualTo(exact(7));
  }

  @Test
  void aLineWithMoreDigitsThanADateHasNone() {
    assertThat(once("Contrôle 165 no 2, L0201/L0401").hasDate()).isFalse();
    assertThat(once("31/05/2008").hasDate()).isTrue();
    assertThat(once("31/05/2008").date("31052008").nats()).isZero();
    assertThat(once("31/05/08").date("31052008").nats()).isZero();
  }

  @Test
  void otherDigitsRuleNoPupilOut() {
    // When
    FieldCost far = once("0612345678").date("31052008");

    // Then
    assertThat(far.nats()).isGreaterThan(ERROR).isLessThanOrEqualTo(12);
  }

  private static FieldCost exact(int signs) {
    return new FieldCost(0, signs, 0);
  }

  private static FreeComparison once(String line) {
    return new FreeComparison(List.of(line), List.of());
  }

  private static FreeComparison twice(String line, String otherwise) {
    return new FreeComparison(List.of(line), List.of(otherwise));
  }
}
