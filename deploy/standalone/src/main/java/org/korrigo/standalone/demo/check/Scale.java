package org.korrigo.standalone.demo.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** The marks' arithmetic as domain §3 has it, written a second time to check the first. */
public final class Scale {
  private Scale() {}

  /** Leaf scores and annotations' deltas, bounded to 0 and the maximum. */
  public static BigDecimal total(
      Map<String, BigDecimal> scores, List<Integer> deltas, BigDecimal maximum) {
    BigDecimal sum = scores.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    for (int delta : deltas) {
      sum = sum.add(BigDecimal.valueOf(delta));
    }
    return sum.max(BigDecimal.ZERO).min(maximum);
  }

  /** Out of 20, half-up to 2 decimals, with a decimal comma. */
  public static String outOf20(BigDecimal total, BigDecimal maximum) {
    return total
        .multiply(BigDecimal.valueOf(20))
        .divide(maximum, 2, RoundingMode.HALF_UP)
        .toPlainString()
        .replace('.', ',');
  }
}
