package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.korrigo.exams.scan.sheet.SideFormat;
import org.korrigo.exams.scan.sheet.SidePreview;

/**
 * A batch in which faults are made, with the truth about each side. The faults are those of domain
 * §8, made on the small pictures that the plan is told from.
 */
final class FaultyBatch {
  /**
   * What a side really is.
   *
   * @param sheet its sheet in the clean batch, from 0; −1 for a side that is none of the paper's
   * @param recto whether it is the recto
   * @param turn by how much it must be turned clockwise to be upright
   * @param skew degrees that lines of writing sink to the right
   * @param fold where it is folded once upright and straight, in millimetres
   * @param spoilt whether it came out white, or is not the first scan of that side
   */
  record Truth(int sheet, boolean recto, int turn, double skew, double fold, boolean spoilt) {}

  /** A side as it lies in the batch. */
  record Side(SidePreview preview, Truth truth, List<PageCode> codes) {
    Side(SidePreview preview, Truth truth) {
      this(preview, truth, List.of());
    }

    /** The codes as they lie. */
    List<PageCode> lyingCodes() {
      boolean turned = truth.turn() >= 180;
      return codes.stream()
          .map(
              code -> turned ? new PageCode(code.text(), SideGrid.WIDTH - code.place(), 180) : code)
          .toList();
    }
  }

  private final List<Side> sides = new ArrayList<>();
  private final int sheetsFed;

  /** A clean batch: recto, verso, recto, verso. */
  FaultyBatch(List<SidePreview> clean, List<List<PageCode>> codes) {
    this.sheetsFed = clean.size() / 2;
    for (int i = 0; i < clean.size(); i++) {
      sides.add(
          new Side(
              clean.get(i),
              new Truth(i / 2, i % 2 == 0, 0, 0, SideGrid.WIDTH / 2.0, false),
              codes.isEmpty() ? List.of() : codes.get(i)));
    }
  }

  List<Side> sides() {
    return sides;
  }

  int size() {
    return sides.size();
  }

  /** Sheets that lay in the feeder. */
  int sheetsFed() {
    return sheetsFed;
  }

  /** The feeder takes a sheet and the next one at once. */
  void feedAsOne(int sheet) {
    sides.subList(2 * sheet + 1, 2 * sheet + 3).clear();
  }

  void drop(int side) {
    sides.remove(side);
  }

  void dropSheet(int sheet) {
    sides.subList(2 * sheet, 2 * sheet + 2).clear();
  }

  void swapFaces(int sheet) {
    swap(2 * sheet, 2 * sheet + 1);
  }

  void swap(int a, int b) {
    Side first = sides.get(a);
    sides.set(a, sides.get(b));
    sides.set(b, first);
  }

  void interleave(int sheet) {
    swap(2 * sheet, 2 * sheet + 2);
    swap(2 * sheet + 1, 2 * sheet + 3);
  }

  /** A second scan of a side, right after it. */
  void duplicate(int side) {
    sides.add(side + 1, again(sides.get(side)));
  }

  void duplicateSheet(int sheet) {
    Side recto = again(sides.get(2 * sheet));
    Side verso = again(sides.get(2 * sheet + 1));
    sides.addAll(2 * sheet + 2, List.of(recto, verso));
  }

  void turnSheet(int sheet) {
    turn(2 * sheet, 180);
    turn(2 * sheet + 1, 180);
  }

  /** Turns a side so that it must be turned by so much to be upright again. */
  void turn(int side, int degrees) {
    Side old = sides.get(side);
    SidePreview turned = old.preview();
    for (int i = 0; i < (360 - degrees) / 90; i++) {
      turned = turnedRight(turned);
    }
    Truth t = old.truth();
    sides.set(
        side,
        new Side(
            turned,
            new Truth(t.sheet(), t.recto(), degrees, t.skew(), t.fold(), t.spoilt()),
            old.codes()));
  }

  void skew(int side, double degrees) {
    Side old = sides.get(side);
    SidePreview p = old.preview();
    byte[] luma = new byte[p.luma().length];
    Arrays.fill(luma, (byte) 245);
    double sin = Math.sin(Math.toRadians(-degrees));
    double cos = Math.cos(Math.toRadians(-degrees));
    for (int y = 0; y < p.height(); y++) {
      for (int x = 0; x < p.width(); x++) {
        double dx = x - (p.width() - 1) / 2.0;
        double dy = y - (p.height() - 1) / 2.0;
        double fx = cos * dx - sin * dy + (p.width() - 1) / 2.0;
        double fy = sin * dx + cos * dy + (p.height() - 1) / 2.0;
        luma[y * p.width() + x] = between(p, fx, fy);
      }
    }
    Truth t = old.truth();
    sides.set(
        side,
        new Side(
            with(p, luma),
            new Truth(t.sheet(), t.recto(), t.turn(), degrees, t.fold(), t.spoilt()),
            old.codes()));
  }

  /** Moves the fold by millimetres to the right. */
  void moveFold(int side, double millimetres) {
    Side old = sides.get(side);
    Truth t = old.truth();
    sides.set(
        side,
        new Side(
            shifted(old.preview(), millimetres),
            new Truth(t.sheet(), t.recto(), t.turn(), t.skew(), t.fold() + millimetres, t.spoilt()),
            old.codes().stream()
                .map(code -> new PageCode(code.text(), code.place() + millimetres, code.turn()))
                .toList()));
  }

  /** The side comes out white. */
  void blank(int side) {
    Side old = sides.get(side);
    byte[] luma = new byte[old.preview().luma().length];
    for (int i = 0; i < luma.length; i++) {
      luma[i] = (byte) (244 + i * 31 % 3);
    }
    Truth t = old.truth();
    sides.set(
        side,
        new Side(
            with(old.preview(), luma),
            new Truth(t.sheet(), t.recto(), t.turn(), t.skew(), t.fold(), true)));
  }

  /** A separator of white paper before a sheet. */
  void separate(int sheet) {
    for (int i = 0; i < 2; i++) {
      sides.add(
          2 * sheet, new Side(sides.getFirst().preview(), new Truth(-1, true, 0, 0, 210, true)));
      blank(2 * sheet);
    }
  }

  /** A page of another size before a side. */
  void foreignFormat(int before) {
    SidePreview a4 =
        new SidePreview(0, SideFormat.SINGLE_PAGE, 200, 25, 207, 293, new byte[207 * 293]);
    sides.add(before, new Side(a4, new Truth(-1, true, 0, 0, 210, false)));
  }

  /** An A3 side of another paper before a side. */
  void foreign(int before, SidePreview other) {
    sides.add(before, new Side(other, new Truth(-1, true, 0, 0, 210, false)));
  }

  void turnAll() {
    for (int i = 0; i < sides.size(); i++) {
      turn(i, 180);
    }
  }

  void swapAll() {
    for (int i = 0; i + 1 < sides.size(); i += 2) {
      swap(i, i + 1);
    }
  }

  /** A pile of sheets is fed face down: its versos come first. */
  void faceDown(int first, int sheets) {
    for (int sheet = first; sheet < first + sheets; sheet++) {
      swapFaces(sheet);
    }
  }

  /** Of some sheets each verso comes after the recto of the next. */
  void delayVersos(int first, int sheets) {
    for (int sheet = first; sheet + 1 < first + sheets; sheet++) {
      swap(2 * sheet + 1, 2 * sheet + 2);
    }
  }

  /** A copier that takes one face at a time: first all rectos, then all versos. */
  void rectosThenVersos() {
    sides.sort(Comparator.comparing(side -> !side.truth().recto()));
  }

  /** What the sides look like, numbered as they lie. */
  List<SideLook> looks(double zone) {
    List<SideLook> looks = new ArrayList<>();
    for (int i = 0; i < sides.size(); i++) {
      SidePreview p = sides.get(i).preview();
      SidePreview numbered =
          new SidePreview(i + 1, p.format(), p.scanDpi(), p.dpi(), p.width(), p.height(), p.luma());
      looks.add(SideLook.at(numbered, zone).withCodes(sides.get(i).lyingCodes()));
    }
    return looks;
  }

  /** A second scan of a side: moved by a millimetre, other grain. */
  static SidePreview again(SidePreview side) {
    SidePreview moved = shifted(side, 0.8);
    byte[] luma = moved.luma().clone();
    for (int i = 0; i < luma.length; i++) {
      luma[i] = (byte) Math.clamp((luma[i] & 255) + (i * 7919 >> 5) % 3 - 1, 0, 255);
    }
    return with(moved, luma);
  }

  private static Side again(Side side) {
    Truth t = side.truth();
    return new Side(
        again(side.preview()),
        new Truth(t.sheet(), t.recto(), t.turn(), t.skew(), t.fold(), true),
        side.codes());
  }

  private static SidePreview shifted(SidePreview p, double millimetres) {
    double pixels = millimetres * p.dpi() / 25.4;
    byte[] luma = new byte[p.luma().length];
    for (int y = 0; y < p.height(); y++) {
      for (int x = 0; x < p.width(); x++) {
        luma[y * p.width() + x] = between(p, x - pixels, y);
      }
    }
    return with(p, luma);
  }

  private static byte between(SidePreview p, double x, double y) {
    if (x < 0 || y < 0 || x > p.width() - 1 || y > p.height() - 1) {
      return (byte) 245;
    }
    int left = (int) x;
    int top = (int) y;
    int right = Math.min(left + 1, p.width() - 1);
    int bottom = Math.min(top + 1, p.height() - 1);
    double upper = p.at(left, top) * (1 - x + left) + p.at(right, top) * (x - left);
    double lower = p.at(left, bottom) * (1 - x + left) + p.at(right, bottom) * (x - left);
    return (byte) Math.round(upper * (1 - y + top) + lower * (y - top));
  }

  private static SidePreview turnedRight(SidePreview p) {
    byte[] luma = new byte[p.luma().length];
    for (int y = 0; y < p.width(); y++) {
      for (int x = 0; x < p.height(); x++) {
        luma[y * p.height() + x] = p.luma()[(p.height() - 1 - x) * p.width() + y];
      }
    }
    SideFormat format = p.height() > p.width() ? SideFormat.FOLDED_SHEET : SideFormat.UPRIGHT_SHEET;
    return new SidePreview(p.page(), format, p.scanDpi(), p.dpi(), p.height(), p.width(), luma);
  }

  private static SidePreview with(SidePreview p, byte[] luma) {
    return new SidePreview(p.page(), p.format(), p.scanDpi(), p.dpi(), p.width(), p.height(), luma);
  }
}
