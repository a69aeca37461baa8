package org.korrigo.exams.scan.sheet;

import java.util.List;
import java.util.OptionalDouble;
import org.korrigo.exams.scan.bitonal.BitonalImage;
import org.korrigo.exams.scan.jpeg.JpegCut;
import org.korrigo.exams.scan.jpeg.JpegException;
import org.korrigo.exams.scan.jpeg.JpegImage;
import org.korrigo.exams.scan.jpeg.JpegTurn;
import org.korrigo.exams.scan.jpeg.PixelArea;
import org.korrigo.exams.scan.jpeg.QuarterTurn;

/** Cuts a side as a person says, whatever its format, without loss. */
public final class SidePieces {
  private SidePieces() {}

  /**
   * The pages of a side from left to right: two if it is folded, else one.
   *
   * @param turn by which it becomes upright, clockwise
   * @param fold where it is folded once it is upright, as a part of its width, above 0 and below 1;
   *     it is cut at the nearest border of coding units
   * @throws UnreadableSideException if its picture is damaged
   */
  public static List<PagePicture> cut(ScannedSide side, QuarterTurn turn, OptionalDouble fold)
      throws UnreadableSideException {
    try {
      SidePicture upright =
          turn == QuarterTurn.NONE ? side.picture() : turned(side.picture(), turn);
      return upright.cut(areas(upright, fold).stream().map(JpegCut::of).toList());
    } catch (JpegException damaged) {
      throw new UnreadableSideException(
          SideFault.DAMAGED, side.page(), damaged.getMessage(), damaged);
    }
  }

  private static List<PixelArea> areas(SidePicture picture, OptionalDouble fold) {
    if (fold.isEmpty()) {
      return List.of(picture.area());
    }
    int unit = picture.unitWidth();
    int last = (picture.width() - 1) / unit;
    int border = Math.clamp(Math.round(picture.width() * fold.getAsDouble() / unit), 1, last);
    int gutter = border * unit;
    return List.of(
        new PixelArea(0, 0, gutter, picture.height()),
        new PixelArea(gutter, 0, picture.width() - gutter, picture.height()));
  }

  private static SidePicture turned(SidePicture picture, QuarterTurn turn) throws JpegException {
    return switch (picture) {
      case JpegPicture jpeg -> turned(jpeg.image(), turn);
      case BitonalPicture bits -> turned(bits.image(), turn);
    };
  }

  private static SidePicture turned(JpegImage image, QuarterTurn turn) throws JpegException {
    return new JpegPicture(JpegImage.read(JpegTurn.turn(image, turn).bytes()));
  }

  private static SidePicture turned(BitonalImage image, QuarterTurn turn) {
    return new BitonalPicture(image.turned(turn));
  }
}
