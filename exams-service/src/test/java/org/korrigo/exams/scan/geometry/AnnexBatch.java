package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.korrigo.exams.scan.sheet.SidePreview;

/** A batch of copies with annexes, in which faults are made, with the truth about each side. */
final class AnnexBatch {
  /**
   * A side as it lies in the batch.
   *
   * @param leaf its leaf or folded sheet, from 1: another scan of it is of the same
   * @param copy whose it is, from 0; −1 for nobody's
   * @param annex whether it is of an annex, and not of a folded sheet
   * @param front whether it is the front of its leaf, or the recto of its sheet
   * @param turned whether it lies upside down
   * @param codes that number its pages
   */
  record Side(
      SidePreview preview,
      int leaf,
      int copy,
      boolean annex,
      boolean front,
      boolean turned,
      List<PageCode> codes) {
    Side(SidePreview preview, int leaf, int copy, boolean front, boolean turned) {
      this(preview, leaf, copy, true, front, turned, List.of());
    }
  }

  private final DrawnAnnex paper;
  private final Random chance;
  private final List<List<Side>> units = new ArrayList<>();
  private int leaves;

  /** Copies of folded sheets, each with as many leaves: each sheet and each leaf is a unit. */
  AnnexBatch(FoldedSheets sheets, DrawnAnnex paper, int leaves, Random chance) {
    this.paper = paper;
    this.chance = chance;
    List<SidePreview> folded = sheets.sides(chance);
    int ofCopy = 2 * sheets.paper().sheetsPerCopy();
    for (int copy = 0; copy < folded.size() / ofCopy; copy++) {
      for (int side = copy * ofCopy; side < (copy + 1) * ofCopy; side += 2) {
        this.leaves++;
        units.add(
            new ArrayList<>(
                List.of(
                    sheetSide(sheets, folded, side, copy),
                    sheetSide(sheets, folded, side + 1, copy))));
      }
      for (int leaf = 0; leaf < leaves; leaf++) {
        units.add(leaf(copy));
      }
    }
  }

  private Side sheetSide(FoldedSheets sheets, List<SidePreview> folded, int side, int copy) {
    return new Side(
        folded.get(side), leaves, copy, false, side % 2 == 0, false, sheets.codesOn(side));
  }

  /** A leaf as a pupil filled it in. */
  List<Side> leaf(int copy) {
    return leaf(copy, 1);
  }

  /** A leaf on which hardly anything was written. */
  List<Side> scarceLeaf(int copy) {
    return leaf(copy, 0.01);
  }

  private List<Side> leaf(int copy, double most) {
    leaves++;
    return new ArrayList<>(
        List.of(
            new Side(paper.side(true, most, chance), leaves, copy, true, false),
            new Side(paper.side(false, most, chance), leaves, copy, false, false)));
  }

  /** The same leaf, scanned again. */
  static List<Side> again(List<Side> leaf) {
    return new ArrayList<>(
        leaf.stream()
            .map(
                side ->
                    new Side(
                        FaultyBatch.again(side.preview()),
                        side.leaf(),
                        side.copy(),
                        side.front(),
                        side.turned()))
            .toList());
  }

  /** A leaf that is nobody's. */
  List<Side> cover() {
    leaves++;
    return new ArrayList<>(
        List.of(
            new Side(DrawnAnnex.cover(chance), leaves, -1, true, false),
            new Side(DrawnAnnex.nothing(chance), leaves, -1, false, false)));
  }

  /** Sheets and leaves in their order; what is changed here is changed in the batch. */
  List<List<Side>> units() {
    return units;
  }

  /** The place of a leaf that chance picks, the last one left out. */
  int anyLeaf() {
    List<Integer> leaves = new ArrayList<>();
    for (int i = 0; i < units.size() - 1; i++) {
      if (units.get(i).getFirst().annex()) {
        leaves.add(i);
      }
    }
    return leaves.get(chance.nextInt(leaves.size()));
  }

  boolean isLeaf(int unit) {
    return units.get(unit).getFirst().annex();
  }

  /** Turns a leaf upside down. */
  void turn(int unit) {
    units.get(unit).replaceAll(AnnexBatch::upsideDown);
  }

  /** The back of a leaf has nothing on it. */
  void blankBack(int unit) {
    units.get(unit).replaceAll(side -> side.front() ? side : blank(side));
  }

  private Side blank(Side side) {
    return new Side(
        DrawnAnnex.nothing(chance), side.leaf(), side.copy(), side.front(), side.turned());
  }

  private static Side upsideDown(Side side) {
    SidePreview p = side.preview();
    byte[] luma = new byte[p.luma().length];
    for (int i = 0; i < luma.length; i++) {
      luma[i] = p.luma()[luma.length - 1 - i];
    }
    return new Side(
        new SidePreview(p.page(), p.format(), p.scanDpi(), p.dpi(), p.width(), p.height(), luma),
        side.leaf(),
        side.copy(),
        side.front(),
        !side.turned());
  }

  List<Side> sides() {
    return units.stream().flatMap(List::stream).toList();
  }

  /** What the sides look like, numbered as they lie. */
  List<SideLook> looks(double zone) {
    List<SideLook> looks = new ArrayList<>();
    for (Side side : sides()) {
      SidePreview p = side.preview();
      looks.add(
          SideLook.at(
                  new SidePreview(
                      looks.size() + 1,
                      p.format(),
                      p.scanDpi(),
                      p.dpi(),
                      p.width(),
                      p.height(),
                      p.luma()),
                  zone)
              .withCodes(side.codes()));
    }
    return looks;
  }
}
