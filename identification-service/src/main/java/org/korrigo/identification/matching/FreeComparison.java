package org.korrigo.identification.matching;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for a pupil's names and birth date anywhere in free handwriting, in any order. The same
 * lines may have been read twice: an error that both readings make alike is rather another name,
 * errors at which they differ are rather misread.
 */
final class FreeComparison {
  private static final int DATE_SIGNS = 8;
  private static final int DATE_LEGIBLE = 6;

  /** More digits in a line are something else, even with strokes between that were read as 1. */
  private static final int DATE_LONGEST = 10;

  /** A line that has enough digits may still be something else: no date is ruled out by it. */
  private static final double NO_DATE = 12;

  /** Each of two readings is half a witness. */
  private static final double ONE_OF_TWO = 0.5;

  /** With more errors than this part of its letters a name was not found. */
  private static final double FOUND = 0.5;

  private final List<String> readings;
  private final List<String> digits;

  /**
   * Prepares a text.
   *
   * @param lines as read
   * @param otherLines the same lines read in another way; may be empty
   */
  FreeComparison(List<String> lines, List<String> otherLines) {
    this.readings =
        Stream.of(lines, otherLines)
            .map(FreeComparison::letters)
            .filter(text -> !text.isEmpty())
            .toList();
    this.digits =
        Stream.concat(lines.stream(), otherLines.stream())
            .map(line -> line.replaceAll("[^0-9]", ""))
            .filter(line -> line.length() >= DATE_LEGIBLE && line.length() <= DATE_LONGEST)
            .toList();
  }

  /** The words of the lines that have letters, with a space before and after each of them. */
  private static String letters(List<String> text) {
    return text.stream()
        .map(Letters::of)
        .filter(line -> !line.isEmpty())
        .map(line -> " " + line + " ")
        .collect(Collectors.joining(RunningHand.LINE_END));
  }

  /** Whether there is a letter. */
  boolean hasNames() {
    return !readings.isEmpty();
  }

  /** Whether some line has about as many digits as a birth date. */
  boolean hasDate() {
    return !digits.isEmpty();
  }

  /** What some whole words of the text cost as the name. */
  FieldCost name(String name) {
    int signs = (int) name.chars().filter(sign -> sign != ' ').count();
    String wanted = " " + name + " ";
    List<TextPart> found = readings.stream().map(text -> TextPart.nearest(text, wanted)).toList();
    FieldCost alone =
        found.stream()
            .min(Comparator.comparingDouble(TextPart::errors))
            .map(part -> cost(part.errors() - part.alike(), part.alike(), signs))
            .orElse(FieldCost.UNREAD);
    double most = found.stream().mapToDouble(TextPart::errors).max().orElse(0);
    if (found.size() < 2 || most > FOUND * signs) {
      return alone;
    }
    TextPart one = found.getFirst();
    TextPart other = found.getLast();
    double apart = TextPart.nearest(one.text(), other.text()).errors();
    double agreed = Math.max(0, one.errors() + other.errors() - apart);
    FieldCost together = cost(ONE_OF_TWO * agreed, ONE_OF_TWO * apart, signs);
    return Stranger.evidence(together) > Stranger.evidence(alone) ? together : alone;
  }

  private static FieldCost cost(double wrong, double blurred, int signs) {
    return new FieldCost(BoxCosts.ERROR * wrong, signs, BoxCosts.ERROR * blurred);
  }

  /** What the digits of a line cost as {@code ddmmyyyy}, or without the century. */
  FieldCost date(String date) {
    String shorter = date.substring(0, DATE_SIGNS - 4) + date.substring(DATE_SIGNS - 2);
    double nats =
        digits.stream()
            .mapToDouble(
                line ->
                    BoxCosts.ERROR
                        * Math.min(Alphabet.part(line, date), Alphabet.part(line, shorter)))
            .min()
            .orElse(0);
    return new FieldCost(Math.min(nats, NO_DATE), DATE_SIGNS, 0);
  }
}
