package org.korrigo.exams.scan.geometry;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A code printed on a page.
 *
 * @param text what it says
 * @param place where its middle is, in millimetres from the left of the straightened side as
 *     landscape
 * @param turn how the side must be turned clockwise for the code to be upright: 0, 90, 180 or 270
 */
public record PageCode(String text, double place, int turn) {
  private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,4})\\D*", Pattern.DOTALL);

  /** The same place once the code is upright. */
  double uprightPlace() {
    return turn == 180 ? SideGrid.WIDTH - place : place;
  }

  /** How far its side lies to the right if the code, once upright, should be at that place. */
  double offset(double due) {
    double right = uprightPlace() - due;
    return turn == 180 ? -right : right;
  }

  /** The page that it numbers, if its text ends with a number. */
  Optional<NumberedPage> page() {
    Matcher matcher = NUMBERED.matcher(text);
    return matcher.matches()
        ? Optional.of(new NumberedPage(matcher.group(1), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /**
   * A page of a copy.
   *
   * @param copy what the codes of all pages of a copy have in common
   * @param number from 1
   */
  record NumberedPage(String copy, int number) {

    /** The place in the copy that the page's side has: rectos are the even ones. */
    int place() {
      int sheet = (number - 1) / 4;
      boolean recto = (number - 1) % 4 == 0 || (number - 1) % 4 == 3;
      return 2 * sheet + (recto ? 0 : 1);
    }

    /** Whether it is the right half of its side: P1 and P3 are. */
    boolean isRight() {
      return number % 2 == 1;
    }
  }
}
