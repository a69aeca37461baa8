package org.korrigo.exams.scan.geometry;

import java.util.List;
import org.korrigo.exams.scan.sheet.SideFormat;
import org.korrigo.exams.scan.sheet.SidePreview;

/**
 * What one side looks like: all that the plan of a batch needs to know of it, a few kilobytes
 * whatever its size. Made from its preview, which is not kept.
 */
public final class SideLook {
  private static final double MILLIMETRES_PER_INCH = 25.4;

  /** Skew below this is left as it is: the picture stays the scanner's own. */
  static final double NOTICEABLE_SKEW = 0.25;

  private static final InkMap NO_INK = new InkMap();
  private static final PackedInk NO_STROKES = new PackedInk(new InkMap(InkMap.FINE));
  private static final int[] NO_BOXES = new int[4];

  private final int side;
  private final SideFormat format;
  private final String damage;
  private final boolean white;
  private final double skew;
  private final InkMap ink;
  private final PackedInk strokes;
  private final double fold;
  private final int[] boxes;
  private final boolean sideways;
  private final List<CodeSpots.Spot> codeSpots;
  private final List<PageCode> codes;

  private SideLook(
      int side,
      SideFormat format,
      String damage,
      boolean white,
      double skew,
      InkMap ink,
      PackedInk strokes,
      double fold,
      int[] boxes,
      boolean sideways,
      List<CodeSpots.Spot> codeSpots,
      List<PageCode> codes) {
    this.side = side;
    this.format = format;
    this.damage = damage;
    this.white = white;
    this.skew = skew;
    this.ink = ink;
    this.strokes = strokes;
    this.fold = fold;
    this.boxes = boxes;
    this.sideways = sideways;
    this.codeSpots = codeSpots;
    this.codes = codes;
  }

  /** A page is looked at as it is shown, in the middle of the grid of a folded sheet. */
  private static SideLook singlePage(SidePreview preview, double identityZone) {
    SinglePage page = SinglePage.of(preview, identityZone);
    return new SideLook(
        preview.page(),
        preview.format(),
        null,
        page.white(),
        0,
        page.ink(),
        new PackedInk(page.strokes()),
        Double.NaN,
        page.boxes(),
        preview.width() > preview.height(),
        List.of(),
        List.of());
  }

  /**
   * Looks at a side.
   *
   * @param identityZone height of the identity header as a part of the page
   */
  public static SideLook at(SidePreview preview, double identityZone) {
    if (preview.format() == SideFormat.SINGLE_PAGE) {
      return singlePage(preview, identityZone);
    }
    SideGrid grid = grid(preview);
    int[] darkness = grid.darkness();
    int[] pixels = SideGrid.inkPixels(darkness);
    List<CodeSpots.Spot> spots = CodeSpots.in(SideGrid.map(pixels, InkMap.CELL));
    double skew = Skew.of(pixels);
    boolean white = Blankness.isWhite(darkness);
    int[] straight =
        Math.abs(skew) >= NOTICEABLE_SKEW ? SideGrid.straightened(pixels, skew) : pixels;
    return new SideLook(
        preview.page(),
        preview.format(),
        null,
        white,
        skew,
        SideGrid.map(straight, InkMap.CELL),
        new PackedInk(SideGrid.map(straight, InkMap.FINE)),
        Fold.in(grid, skew),
        LetterBoxes.atTheTop(SideGrid.picture(straight), identityZone),
        false,
        spots,
        List.of());
  }

  /**
   * A side whose picture cannot be read: it has its place in the batch and shows nothing.
   *
   * @param damage why not, as a person is told
   */
  public static SideLook unreadable(int side, SideFormat format, String damage) {
    return new SideLook(
        side,
        format,
        damage,
        false,
        0,
        NO_INK,
        NO_STROKES,
        Double.NaN,
        NO_BOXES,
        false,
        List.of(),
        List.of());
  }

  private static SideGrid grid(SidePreview preview) {
    double millimetre = preview.dpi() / MILLIMETRES_PER_INCH;
    if (preview.format() == SideFormat.FOLDED_SHEET) {
      return SideGrid.of(preview.luma(), preview.width(), preview.height(), millimetre);
    }
    SidePreview turned = preview.turnedRight();
    return SideGrid.of(turned.luma(), turned.width(), turned.height(), millimetre);
  }

  /** The same side with the codes that were found at its spots. */
  public SideLook withCodes(List<PageCode> found) {
    return new SideLook(
        side,
        format,
        damage,
        white,
        skew,
        ink,
        strokes,
        fold,
        boxes,
        sideways,
        codeSpots,
        List.copyOf(found));
  }

  /** Where codes may be printed, on the side as landscape. */
  public List<CodeSpots.Spot> codeSpots() {
    return codeSpots;
  }

  /** Whether a code was read on it. */
  public boolean hasCodes() {
    return !codes.isEmpty();
  }

  List<PageCode> codes() {
    return codes;
  }

  /** Its number in the scan, from 1. */
  public int side() {
    return side;
  }

  /** Whether it is as large as A3. */
  boolean isA3() {
    return format != SideFormat.SINGLE_PAGE;
  }

  /** Whether it is one page that lies on its long edge. */
  boolean isSideways() {
    return sideways;
  }

  /** Whether it was stored upright; it is looked at turned to the right. */
  public boolean isStoredUpright() {
    return format == SideFormat.UPRIGHT_SHEET;
  }

  boolean isReadable() {
    return damage == null;
  }

  /** Why it cannot be read, or null. */
  String damage() {
    return damage;
  }

  /** Whether nothing is on it, not even the faintest stroke. */
  boolean isWhite() {
    return white;
  }

  /** Degrees, positive when lines of writing sink to the right. */
  double skew() {
    return skew;
  }

  /**
   * Where a place of the side lies once it is straightened, in millimetres from the left.
   *
   * @param left its distance from the left of the side as landscape, as a part of the width
   * @param top its distance from the top, as a part of the height
   */
  public double straightened(double left, double top) {
    double angle = Math.toRadians(Math.abs(skew) >= NOTICEABLE_SKEW ? skew : 0);
    return SideGrid.WIDTH * (0.5 + (left - 0.5) * Math.cos(angle))
        + SideGrid.HEIGHT * (top - 0.5) * Math.sin(angle);
  }

  /** The ink of the straightened side, as landscape. */
  InkMap ink() {
    return ink;
  }

  /** Where the fold is, in millimetres from the left of the straightened side, or NaN. */
  double fold() {
    return fold;
  }

  /** The same on the fine grid; unpacked at every call. */
  InkMap strokes() {
    return strokes.ink();
  }

  /**
   * Rows of letter boxes at the top of a half, as it lies or upside down; of a single page as of a
   * right half.
   */
  int boxRows(boolean turned, boolean right) {
    return boxes[(turned ? 2 : 0) + (right ? 1 : 0)];
  }

  /**
   * Rows of letter boxes at the top of the right half more than of the left.
   *
   * @param turned whether the side is looked at upside down
   */
  int headerRows(boolean turned) {
    return turned ? boxes[3] - boxes[2] : boxes[1] - boxes[0];
  }
}
