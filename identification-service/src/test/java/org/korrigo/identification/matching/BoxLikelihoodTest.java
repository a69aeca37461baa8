package org.korrigo.identification.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows of boxes whose readers told how likely each sign is. */
class BoxLikelihoodTest {
  private static final int LETTERS = 26;
  private static final int BOXES = 12;

  @Test
  void costsAreKeptToAFifthOfANatAndOnlyForSignsThatCanStandThere() {
    // Given
    double[] logarithms = new double[11];
    Arrays.fill(logarithms, -20);
    logarithms[7] = -0.41;
    logarithms[10] = -3;

    // When
    SignCosts costs = SignCosts.of(logarithms);

    // Then
    assertThat(costs.of('7')).isCloseTo(0.4, within(1e-9));
    assertThat(costs.of('0')).isCloseTo(12, within(1e-9));
    assertThat(costs.struckOut()).isCloseTo(3, within(1e-9));
    assertThat(costs.of('A')).isInfinite();
    assertThat(SignCosts.BLANK.of('7')).isInfinite();
    assertThat(costs).isEqualTo(new SignCosts(costs.fifths()));
  }

  @Test
  void anUnsureLetterCostsLessThanASureOtherOne() {
    // Given
    BoxedText unsure = row(sure('L'), either('E', 'F'), sure('O'));
    BoxedText sure = row(sure('L'), sure('F'), sure('O'));

    // When, Then
    assertThat(new RowComparison(unsure).name("LEO")).isLessThan(1.8);
    assertThat(new RowComparison(unsure).name("LFO"))
        .isEqualTo(new RowComparison(unsure).name("LEO"));
    assertThat(new RowComparison(sure).name("LEO")).isGreaterThan(6);
    assertThat(new RowComparison(sure).name("LFO")).isLessThan(0.6);
  }

  @Test
  void aLetterThatWasStruckOutIsPassedOverButNotASureOne() {
    // Given
    BoxedText struckOut = row(sure('T'), struckOut(), sure('O'), sure('M'));
    BoxedText oneMore = row(sure('T'), sure('H'), sure('O'), sure('M'));

    // When, Then
    assertThat(new RowComparison(struckOut).name("TOM")).isLessThan(3);
    assertThat(new RowComparison(oneMore).name("TOM")).isGreaterThan(7.2);
  }

  @Test
  void anEmptyBoxHoldsASpaceButNoLetter() {
    // Given
    BoxedText row = row(sure('L'), sure('E'), SignCosts.BLANK, sure('G'));

    // When, Then
    assertThat(new RowComparison(row).name("LE G")).isLessThan(0.6);
    assertThat(new RowComparison(row).name("LEXG")).isGreaterThan(6);
  }

  @Test
  void everyBoxHasItsCostsOrNoneHas() {
    assertThatThrownBy(() -> new BoxedText(List.of("AB"), List.of(sure('A'))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new BoxedText(List.of("AB"), null).costs()).isEmpty();
  }

  /** A row with a few empty boxes after the written ones. */
  private static BoxedText row(SignCosts... written) {
    List<SignCosts> costs = new ArrayList<>(List.of(written));
    StringBuilder text = new StringBuilder();
    for (SignCosts box : written) {
      text.append(box.equals(SignCosts.BLANK) ? BoxedText.BLANK : BoxedText.UNREAD);
    }
    while (costs.size() < BOXES) {
      costs.add(SignCosts.BLANK);
      text.append(BoxedText.BLANK);
    }
    return new BoxedText(List.of(text.toString()), costs);
  }

  private static SignCosts sure(char letter) {
    return either(letter, letter);
  }

  private static SignCosts either(char one, char other) {
    double[] logarithms = new double[LETTERS + 1];
    Arrays.fill(logarithms, -7);
    logarithms[one - 'A'] = one == other ? -0.05 : Math.log(0.5);
    logarithms[other - 'A'] = logarithms[one - 'A'];
    return SignCosts.of(logarithms);
  }

  private static SignCosts struckOut() {
    double[] logarithms = new double[LETTERS + 1];
    Arrays.fill(logarithms, -7);
    logarithms[LETTERS] = -0.05;
    return SignCosts.of(logarithms);
  }
}
