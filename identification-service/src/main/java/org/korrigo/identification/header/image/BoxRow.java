package org.korrigo.identification.header.image;

import java.util.List;

/**
 * A row of letter boxes in a header.
 *
 * @param header the straightened header
 * @param ink of the header
 * @param boxes from left to right
 */
public record BoxRow(GreyImage header, Ink ink, List<Box> boxes) {
  public BoxRow {
    boxes = List.copyOf(boxes);
  }

  /** For each box whether nothing is written in it. */
  public List<Boolean> blanks() {
    return boxes.stream().map(box -> PackedLine.letterIn(ink, box) == null).toList();
  }

  /** The insides of the boxes, without their frames. */
  public List<GreyImage> insides() {
    return boxes.stream().map(box -> header.part(inside(ink, box))).toList();
  }

  /**
   * The letters side by side, as if written without boxes.
   *
   * @param gap pixels of paper between two letters
   */
  public PackedLine packed(int gap) {
    return PackedLine.of(this, gap);
  }

  /** A box without what is left of its frame. */
  static Box inside(Ink ink, Box box) {
    int inset = Math.max(2, box.width() / 20);
    int reach = Math.max(4, box.width() / 6);
    int left = box.left() + inset;
    int right = box.right() - inset;
    int top = box.top() + inset;
    int bottom = box.bottom() - inset;
    for (int i = 0; i < reach && isColumnFull(ink, left, box); i++) {
      left++;
    }
    for (int i = 0; i < reach && isColumnFull(ink, right - 1, box); i++) {
      right--;
    }
    for (int i = 0; i < reach && isRowFull(ink, top, box); i++) {
      top++;
    }
    for (int i = 0; i < reach && isRowFull(ink, bottom - 1, box); i++) {
      bottom--;
    }
    return new Box(left, top, right, bottom);
  }

  private static boolean isColumnFull(Ink ink, int x, Box box) {
    int dark = 0;
    for (int y = box.top(); y < box.bottom(); y++) {
      dark += ink.at(x, y) ? 1 : 0;
    }
    return dark > 0.6 * box.height();
  }

  private static boolean isRowFull(Ink ink, int y, Box box) {
    int dark = 0;
    for (int x = box.left(); x < box.right(); x++) {
      dark += ink.at(x, y) ? 1 : 0;
    }
    return dark > 0.7 * box.width();
  }
}
