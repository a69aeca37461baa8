package org.korrigo.identification.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Readings of boxes with likelihoods, written down: a letter or digit is a sure one, {@code [EF]}
 * is one of several, each as likely, {@code .} may be any, {@code #} is struck out, a space is an
 * empty box.
 */
public final class MadeUpReading {
  private static final double SURE = -0.02;
  private static final double UNLIKELY = -9;
  private static final int NAME_BOXES = 20;
  private static final int DATE_BOXES = 8;
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789";

  private MadeUpReading() {}

  /** A reading of the three rows; an empty one was not written. */
  public static Reading of(String lastName, String firstName, String birthDate) {
    return Reading.boxed(
        row(lastName, LETTERS, NAME_BOXES),
        row(firstName, LETTERS, NAME_BOXES),
        row(birthDate, DIGITS, DATE_BOXES),
        0.9);
  }

  /** A copy with this header. */
  static CopyReading copy(String lastName, String firstName, String birthDate) {
    return new CopyReading(UUID.randomUUID(), of(lastName, firstName, birthDate));
  }

  /** A row of letters with some empty boxes at the end. */
  static BoxedText letters(String text) {
    return row(text, LETTERS, NAME_BOXES);
  }

  private static BoxedText row(String text, String signs, int boxes) {
    List<SignCosts> costs = new ArrayList<>();
    StringBuilder best = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int end = text.charAt(i) == '[' ? text.indexOf(']', i) : i;
      String meant = text.charAt(i) == '[' ? text.substring(i + 1, end) : text.substring(i, i + 1);
      i = end;
      costs.add(meant.equals(" ") ? SignCosts.BLANK : box(meant, signs));
      boolean known = meant.length() == 1 && (signs + " ").contains(meant);
      best.append(known ? meant : "?");
    }
    while (costs.size() < boxes) {
      costs.add(SignCosts.BLANK);
      best.append(BoxedText.BLANK);
    }
    return new BoxedText(List.of(best.toString()), costs);
  }

  private static SignCosts box(String meant, String signs) {
    String likely = meant.equals(".") ? signs : meant;
    double[] logarithms = new double[signs.length() + 1];
    Arrays.fill(logarithms, UNLIKELY);
    if (likely.equals("#")) {
      logarithms[signs.length()] = SURE;
    } else {
      for (char sign : likely.toCharArray()) {
        logarithms[signs.indexOf(sign)] = SURE - Math.log(likely.length());
      }
    }
    return SignCosts.of(logarithms);
  }
}
