package org.korrigo.exams.scan.geometry;

import java.util.Optional;
import org.korrigo.exams.scan.geometry.BatchPlan.Face;
import org.korrigo.exams.scan.geometry.Reading.Part;

/**
 * How a side lies that is looked at for itself, with no batch to compare it to: the same skew and
 * the same fold as a batch's plan would find.
 */
public final class LoneSide {
  private static final int FULL = 360;

  /** Rows of letter boxes that make a form; a single one may be anything. */
  private static final int FORM_ROWS = 2;

  private final SideLook look;

  /**
   * Where a side shows forms for a name once it is turned.
   *
   * @param left whether one is at the top of its left page
   * @param right whether one is at the top of its right page, or of the only one
   * @param elsewhere whether one lies otherwise: at a foot, or anywhere where the side is turned by
   *     a quarter that nothing speaks for
   */
  public record Forms(boolean left, boolean right, boolean elsewhere) {}

  /** A side by its look. */
  public LoneSide(SideLook look) {
    this.look = look;
  }

  /**
   * How it lies, or nothing for one that was stored upright and shows no form: which way up its
   * pages are is then a person's to say.
   */
  public Optional<Face> face() {
    boolean upsideDown =
        look.headerRows(true) >= FORM_ROWS && look.headerRows(true) > look.headerRows(false);
    boolean told = upsideDown || look.headerRows(false) >= FORM_ROWS;
    return look.isStoredUpright() && !told ? Optional.empty() : Optional.of(face(upsideDown));
  }

  /**
   * How it lies by a person's word.
   *
   * @param turn degrees clockwise by which it becomes upright: 0, 90, 180 or 270
   */
  public Face face(int turn) {
    for (boolean upsideDown : new boolean[] {false, true}) {
      Face face = face(upsideDown);
      if (face.turn() % FULL == turn) {
        return face;
      }
    }
    return new Face(look.side(), turn, face(false).skew(), 0.5);
  }

  /**
   * What it shows of forms for a name.
   *
   * @param turn degrees clockwise by which it becomes upright: 0, 90, 180 or 270
   */
  public Forms forms(int turn) {
    for (boolean upsideDown : new boolean[] {false, true}) {
      if (face(upsideDown).turn() % FULL == turn) {
        return new Forms(
            isForm(upsideDown, false), isForm(upsideDown, true), isAnyForm(!upsideDown));
      }
    }
    return new Forms(false, false, isAnyForm(false) || isAnyForm(true));
  }

  private boolean isAnyForm(boolean upsideDown) {
    return isForm(upsideDown, false) || isForm(upsideDown, true);
  }

  private boolean isForm(boolean upsideDown, boolean right) {
    return look.boxRows(upsideDown, right) >= FORM_ROWS;
  }

  private Face face(boolean upsideDown) {
    return Folds.alone(look).face(new Part(0, 0, upsideDown));
  }
}
