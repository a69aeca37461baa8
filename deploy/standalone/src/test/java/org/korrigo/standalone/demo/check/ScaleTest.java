package org.korrigo.standalone.demo.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScaleTest {
  private static final BigDecimal MAXIMUM = new BigDecimal("24");

  @Test
  void addsScoresAndDeltas() {
    BigDecimal total =
        Scale.total(
            Map.of("a", new BigDecimal("2.25"), "b", new BigDecimal("3.5")),
            List.of(-1, 2),
            MAXIMUM);

    assertThat(total).isEqualByComparingTo("6.75");
  }

  @Test
  void staysBetweenNothingAndTheMaximum() {
    assertThat(Scale.total(Map.of("a", BigDecimal.ZERO), List.of(-3), MAXIMUM))
        .isEqualByComparingTo("0");
    assertThat(Scale.total(Map.of("a", MAXIMUM), List.of(3), MAXIMUM)).isEqualByComparingTo("24");
  }

  @Test
  void roundsHalfUpToTwoDecimals() {
    assertThat(Scale.outOf20(new BigDecimal("9.75"), MAXIMUM)).isEqualTo("8,13");
    assertThat(Scale.outOf20(MAXIMUM, MAXIMUM)).isEqualTo("20,00");
  }
}
