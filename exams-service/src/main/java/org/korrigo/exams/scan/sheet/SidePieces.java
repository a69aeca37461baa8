package org.korrigo.exams.scan.sheet;

import java.util.List;
import java.util.OptionalDouble;
import org.korrigo.exams.scan.jpeg.PixelArea;

/** Cuts a side as a person says, whatever its format, without loss. */
public final class SidePieces {
  private SidePieces() {}

  /**
   * The pages of a side from left to right: two if it is folded, else one.
   *
   * @param side upright and straight
   * @param fold where it is folded, as a part of its width, above 0 and below 1; it is cut at the
   *     nearest border of coding units
   * @throws UnreadableSideException if its picture is damaged
   */
  public static List<PagePicture> cut(ScannedSide side, OptionalDouble fold)
      throws UnreadableSideException {
    return SideCutting.pieces(side, areas(side, fold).stream().map(SideCutting::ofPage).toList());
  }

  private static List<PixelArea> areas(ScannedSide side, OptionalDouble fold) {
    SidePicture picture = side.picture();
    if (fold.isEmpty()) {
      return List.of(picture.area());
    }
    int unit = picture.unitWidth();
    int last = (picture.width() - 1) / unit;
    int gutter = Math.clamp(Halves.gutter(side, fold.getAsDouble()), unit, last * unit);
    return Halves.at(picture, gutter);
  }
}
