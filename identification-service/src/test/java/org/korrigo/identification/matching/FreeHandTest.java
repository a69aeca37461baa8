package org.korrigo.identification.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FreeHandTest {
  @Test
  void aLongNameThatWasFoundTellsMoreThanAShortOne() {
    assertThat(nats(0, 11, 0, 6)).isLessThan(nats(0, 3, 0, 3)).isNegative();
  }

  @Test
  void aLongNameWithSomeErrorsIsLikelierThanAShortOneThatIsHardlyThere() {
    assertThat(nats(4, 11, 2, 6)).isLessThan(nats(2, 4, 2, 3));
  }

  @Test
  void everyErrorMakesItLessLikelyAndTheFirstTheMost() {
    // Given
    double none = nats(0, 8, 0, 6);
    double one = nats(1, 8, 0, 6);
    double two = nats(1, 8, 1, 6);
    double seven = nats(4, 8, 3, 6);
    double eight = nats(4, 8, 4, 6);

    // When, Then
    assertThat(none).isLessThan(one);
    assertThat(one).isLessThan(two);
    assertThat(seven).isLessThan(eight);
    assertThat(eight - seven).isLessThan(one - none);
  }

  @Test
  void itDoesNotMatterWhichNameTheErrorsAreIn() {
    assertThat(nats(3, 7, 0, 7)).isEqualTo(nats(0, 7, 3, 7));
  }

  private static double nats(int lastWrong, int last, int firstWrong, int first) {
    return FreeHand.nats(
        new FieldCost(BoxCosts.ERROR * lastWrong, last, 0),
        new FieldCost(0, first, BoxCosts.ERROR * firstWrong));
  }
}
