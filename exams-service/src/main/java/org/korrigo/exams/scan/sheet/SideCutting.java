package org.korrigo.exams.scan.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.korrigo.exams.scan.jpeg.DamagedJpegException;
import org.korrigo.exams.scan.jpeg.JpegCut;
import org.korrigo.exams.scan.jpeg.PixelArea;

/**
 * Cuts sides into pages, without loss. A folded sheet shows [P4 | P1] on its recto and [P2 | P3] on
 * its verso; it is cut at the border of coding units nearest to its fold, so each page is a whole
 * picture and no pixel is lost or doubled.
 */
public final class SideCutting {
  private SideCutting() {}

  /**
   * The recto [P4 | P1], with the header crop of P1.
   *
   * @param fold where it is folded, as a part of its width
   * @throws UnreadableSideException if its picture is damaged, or it is no folded sheet
   */
  public static CutSide recto(ScannedSide side, double fold, IdentityZone zone)
      throws UnreadableSideException {
    List<PixelArea> halves = halves(side, fold);
    return cut(side, halves, Optional.of(zone.on(halves.getLast())));
  }

  /**
   * The verso [P2 | P3].
   *
   * @param fold where it is folded, as a part of its width
   * @throws UnreadableSideException if its picture is damaged, or it is no folded sheet
   */
  public static CutSide verso(ScannedSide side, double fold) throws UnreadableSideException {
    return cut(side, halves(side, fold), Optional.empty());
  }

  /**
   * A page that is not folded, whatever its size, with its header crop.
   *
   * @throws UnreadableSideException if its picture is damaged
   */
  public static CutSide single(ScannedSide side, IdentityZone zone) throws UnreadableSideException {
    PixelArea whole = side.picture().area();
    return cut(side, List.of(whole), Optional.of(zone.on(whole)));
  }

  /**
   * A page that is not folded and bears no header.
   *
   * @throws UnreadableSideException if its picture is damaged
   */
  public static CutSide single(ScannedSide side) throws UnreadableSideException {
    return cut(side, List.of(side.picture().area()), Optional.empty());
  }

  /** The four pages of a folded sheet as they are read. */
  public static List<PagePicture> inReadingOrder(CutSide recto, CutSide verso) {
    return List.of(
        recto.pages().getLast(),
        verso.pages().getFirst(),
        verso.pages().getLast(),
        recto.pages().getFirst());
  }

  private static List<PixelArea> halves(ScannedSide side, double fold)
      throws UnreadableSideException {
    int gutter = Halves.gutter(side, fold);
    boolean within = gutter > 0 && gutter < side.picture().width();
    if (side.format() != SideFormat.FOLDED_SHEET || !within) {
      throw new UnreadableSideException(
          SideFault.NOT_A_FOLDED_SHEET, side.page(), "is not an A3 sheet shown as landscape");
    }
    return Halves.at(side.picture(), gutter);
  }

  /** The cut of a page; with its preview, which costs little on the same walk. */
  static JpegCut ofPage(PixelArea page) {
    return PagePreview.isHalved(page.width()) ? JpegCut.halved(page) : JpegCut.of(page);
  }

  private static CutSide cut(ScannedSide side, List<PixelArea> pages, Optional<PixelArea> header)
      throws UnreadableSideException {
    List<JpegCut> cuts = new ArrayList<>();
    pages.forEach(page -> cuts.add(ofPage(page)));
    header.ifPresent(zone -> cuts.add(JpegCut.of(zone)));
    List<PagePicture> pieces = pieces(side, cuts);
    return new CutSide(pieces.subList(0, pages.size()), header.map(zone -> pieces.getLast()));
  }

  /** Cuts pieces of a side in one go. */
  static List<PagePicture> pieces(ScannedSide side, List<JpegCut> cuts)
      throws UnreadableSideException {
    try {
      return side.picture().cut(cuts);
    } catch (DamagedJpegException damaged) {
      throw new UnreadableSideException(
          SideFault.DAMAGED, side.page(), damaged.getMessage(), damaged);
    }
  }
}
