package org.korrigo.identification.header.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds rows of letter boxes: two long horizontal rules five to eleven millimetres apart with
 * upright rules at a steady pitch between them. A header is as wide as an A4 page, which gives the
 * scale.
 */
public final class BoxFinder {
  private static final double PAGE_MM = 210;
  private static final double LEAST_HEIGHT_MM = 4.5;
  private static final double LARGEST_HEIGHT_MM = 11;
  private static final double LEAST_PITCH_MM = 3.5;
  private static final double LARGEST_PITCH_MM = 10;
  private static final int LEAST_BOXES_IN_ROW = 6;
  private static final double UPRIGHT = 0.88;

  private final Ink ink;
  private final double pixelsPerMm;

  private BoxFinder(Ink ink) {
    this.ink = ink;
    this.pixelsPerMm = ink.width() / PAGE_MM;
  }

  /** The rows of boxes from top to bottom, each from left to right. */
  public static List<List<Box>> rows(Ink ink) {
    return new BoxFinder(ink).find();
  }

  private List<List<Box>> find() {
    List<Rule> rules = new Rules(ink, (int) (2 * LEAST_PITCH_MM * pixelsPerMm)).find();
    List<List<Box>> pieces = new ArrayList<>();
    for (Rule top : rules) {
      rules.stream()
          .filter(bottom -> isBoxHeight(bottom.top() - top.bottom()) && top.covers(bottom))
          .max(Comparator.comparingInt(top::common))
          .map(bottom -> boxesBetween(top, bottom))
          .filter(boxes -> boxes.size() >= 2)
          .ifPresent(pieces::add);
    }
    return joined(pieces).stream().filter(row -> row.size() >= LEAST_BOXES_IN_ROW).toList();
  }

  private boolean isBoxHeight(int pixels) {
    return pixels >= LEAST_HEIGHT_MM * pixelsPerMm && pixels <= LARGEST_HEIGHT_MM * pixelsPerMm;
  }

  private List<Box> boxesBetween(Rule top, Rule bottom) {
    int from = top.bottom() + 1;
    int to = bottom.top();
    List<Integer> uprights =
        uprights(
            Math.max(top.left(), bottom.left()) - 3,
            Math.min(top.right(), bottom.right()) + 3,
            from,
            to);
    Pitch pitch = Pitch.of(uprights, LEAST_PITCH_MM * pixelsPerMm, LARGEST_PITCH_MM * pixelsPerMm);
    if (pitch == null) {
      return List.of();
    }
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < pitch.boxes(); i++) {
      boxes.add(new Box(pitch.border(i) + 1, from, pitch.border(i + 1), to));
    }
    return boxes;
  }

  /** Middles of the upright rules between two rows. */
  private List<Integer> uprights(int left, int right, int from, int to) {
    List<Integer> middles = new ArrayList<>();
    int start = -1;
    for (int x = left; x <= right + 1; x++) {
      boolean upright = x <= right && isUpright(x, from + 1, to - 1);
      if (upright && start < 0) {
        start = x;
      } else if (!upright && start >= 0) {
        middles.add((start + x - 1) / 2);
        start = -1;
      }
    }
    return middles;
  }

  private boolean isUpright(int x, int from, int to) {
    int dark = 0;
    for (int y = from; y < to; y++) {
      if (ink.nearColumn(x, y)) {
        dark++;
      }
    }
    return dark >= UPRIGHT * (to - from);
  }

  /** Pieces beside each other at one height are one row: dates are often written in groups. */
  private static List<List<Box>> joined(List<List<Box>> pieces) {
    List<List<Box>> rows = new ArrayList<>();
    for (List<Box> piece : pieces) {
      List<Box> row = rows.stream().filter(known -> isLevel(known, piece)).findFirst().orElse(null);
      if (row == null) {
        rows.add(new ArrayList<>(piece));
      } else if (piece.stream().noneMatch(box -> overlaps(row, box))) {
        row.addAll(piece);
        row.sort(Comparator.comparingInt(Box::left));
      }
    }
    rows.sort(Comparator.comparingInt(row -> row.getFirst().top()));
    return rows;
  }

  private static boolean isLevel(List<Box> row, List<Box> piece) {
    Box one = row.getFirst();
    Box other = piece.getFirst();
    return Math.abs(one.top() - other.top()) < one.height() / 2;
  }

  private static boolean overlaps(List<Box> row, Box box) {
    return row.stream().anyMatch(other -> other.left() < box.right() && box.left() < other.right());
  }
}
