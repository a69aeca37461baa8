package org.korrigo.grading.finalisation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and dates as a French school writes them. */
final class French {
  private static final String MINUS = "\u2212";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH);

  private French() {}

  /** Decimal comma, no needless zeros: {@code 14,5}. */
  static String number(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    return (plain.scale() < 0 ? plain.setScale(0) : plain)
        .toPlainString()
        .replace('.', ',')
        .replace("-", MINUS);
  }

  /** Always signed: {@code +1 pt}, {@code −2 pts}. */
  static String delta(int points) {
    String sign = points < 0 ? MINUS : "+";
    long size = Math.abs((long) points);
    return sign + size + (size > 1 ? " pts" : " pt");
  }

  static String day(LocalDate date) {
    String text = DAY.format(date);
    return date.getDayOfMonth() == 1 ? text.replaceFirst("^1 ", "1er ") : text;
  }
}
