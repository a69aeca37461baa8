package org.korrigo.exams.scan.geometry;

import org.korrigo.exams.scan.jpeg.QuarterTurn;
import org.korrigo.exams.scan.sheet.SideAttitude;
import org.korrigo.exams.scan.sheet.SidePreview;

/**
 * How a page lies that is looked at for itself, with no batch to compare it to: the form for a
 * name, rows of letter boxes, shows where its top is.
 *
 * @param isShown whether there is such a form at one of its edges, and at no other
 * @param turn degrees clockwise by which the form comes to the top: 0, 90, 180 or 270; 0 if nothing
 *     shows it
 * @param skew degrees by which lines of writing sink to the right; 0 if it is not to be
 *     straightened, or nothing shows how it lies
 */
public record LonePage(boolean isShown, int turn, double skew) {
  /** A page of which nothing is known. */
  public static final LonePage UNKNOWN = new LonePage(false, 0, 0);

  /**
   * Rows of letter boxes that make a form: family name, first name, date of birth. Two may be lines
   * of handwriting that come close; the sides of a batch bear each other out, a lone page does not.
   */
  private static final int FORM_ROWS = 3;

  /** Rows at another edge from which it is doubtful where the form is. */
  private static final int DOUBTFUL = 2;

  private static final double MILLIMETRES_PER_INCH = 25.4;
  private static final int FULL = 360;
  private static final int QUARTER = 90;

  /** Looks at a page. */
  public static LonePage of(SidePreview preview, double identityZone) {
    double skew = skew(preview);
    int forms = 0;
    int likeForms = 0;
    int top = 0;
    SidePreview lying = preview;
    for (int turn = 0; turn < FULL; turn += QUARTER) {
      int rows = rows(lying, skew, identityZone);
      likeForms += rows >= DOUBTFUL ? 1 : 0;
      if (rows >= FORM_ROWS) {
        forms++;
        top = turn;
      }
      lying = lying.turnedRight();
    }
    return forms == 1 && likeForms == 1
        ? new LonePage(true, top, Math.abs(skew) >= Folds.ASKEW ? skew : 0)
        : UNKNOWN;
  }

  /** How it has to be put right. */
  public SideAttitude attitude() {
    return new SideAttitude(QuarterTurn.ofDegrees(turn), skew, SideAttitude.AS_SHOWN.fold());
  }

  private static double skew(SidePreview page) {
    return Skew.of(ink(page));
  }

  /** Rows of letter boxes at the top; fine lines are told on the straightened page only. */
  private static int rows(SidePreview page, double skew, double identityZone) {
    int[] ink = ink(page);
    int asItLies = rows(ink, identityZone);
    if (Math.abs(skew) < SideLook.NOTICEABLE_SKEW) {
      return asItLies;
    }
    double scale = scale(page);
    int[] straight =
        SideGrid.straightened(ink, skew, page.width() / scale / 2, page.height() / scale / 2);
    return Math.max(asItLies, rows(straight, identityZone));
  }

  /** On the left half of the grid, where no other page is. */
  private static int rows(int[] ink, double identityZone) {
    return LetterBoxes.atTheTop(SideGrid.picture(ink), identityZone)[0];
  }

  private static int[] ink(SidePreview page) {
    return SideGrid.inkPixels(
        SideGrid.of(page.luma(), page.width(), page.height(), scale(page)).darkness());
  }

  private static double scale(SidePreview page) {
    return page.dpi() / MILLIMETRES_PER_INCH;
  }
}
