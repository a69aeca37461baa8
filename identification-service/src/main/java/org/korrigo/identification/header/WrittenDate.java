package org.korrigo.identification.header;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.korrigo.identification.matching.EditDistance;

/** Finds a birth date in a line of text: in digits, or with the month's name. */
final class WrittenDate {
  private static final String BETWEEN = "\\s?[/.,\\-|\\\\ ]\\s?";
  private static final Pattern DIGITS =
      Pattern.compile(
          "(?<!\\d)(?<!\\d[ .])(\\d{1,2})"
              + BETWEEN
              + "(\\d{1,2})"
              + BETWEEN
              + "(\\d{4}|\\d{2})(?!\\s?\\d)");
  private static final Pattern TOGETHER = Pattern.compile("(?<!\\d)(\\d{8})(?!\\d)");
  private static final Pattern NAMED =
      Pattern.compile("(?<!\\d)(\\d{1,2})(?:er)?\\s?([A-Za-z]{3,10})\\s?(\\d{4}|\\d{2})(?!\\d)");
  private static final List<String> MONTHS =
      List.of(
          "janvier",
          "fevrier",
          "mars",
          "avril",
          "mai",
          "juin",
          "juillet",
          "aout",
          "septembre",
          "octobre",
          "novembre",
          "decembre");

  /** How much of a month's name may be misread. */
  private static final double MISREAD = 0.34;

  private WrittenDate() {}

  /** {@code ddmmyyyy}, with {@code 20} where the century was not written; null if there is none. */
  static String in(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    Matcher digits = DIGITS.matcher(plain);
    if (digits.find()) {
      return eight(digits.group(1), digits.group(2), digits.group(3));
    }
    Matcher named = NAMED.matcher(plain);
    while (named.find()) {
      int month = month(named.group(2).toLowerCase(Locale.ROOT));
      if (month > 0) {
        return eight(named.group(1), "" + month, named.group(3));
      }
    }
    Matcher together = TOGETHER.matcher(plain);
    return together.find() ? together.group(1) : null;
  }

  private static String eight(String day, String month, String year) {
    return two(day) + two(month) + (year.length() == 2 ? "20" + year : year);
  }

  private static String two(String number) {
    return number.length() == 1 ? "0" + number : number;
  }

  /** The month whose name it is, or 0; the nearest if some letters are wrong. */
  private static int month(String name) {
    List<Integer> errors = new ArrayList<>();
    MONTHS.forEach(month -> errors.add(EditDistance.between(name, month)));
    int best = 0;
    for (int month = 1; month < errors.size(); month++) {
      best = errors.get(month) < errors.get(best) ? month : best;
    }
    int least = errors.get(best);
    boolean alone = errors.stream().filter(count -> count == least).count() == 1;
    return alone && least <= MISREAD * MONTHS.get(best).length() ? best + 1 : 0;
  }
}
