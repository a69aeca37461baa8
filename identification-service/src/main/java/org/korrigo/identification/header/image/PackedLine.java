package org.korrigo.identification.header.image;

import java.util.ArrayList;
import java.util.List;

/**
 * The letters of a row of boxes put side by side as if written without boxes: what a line
 * recogniser reads best.
 *
 * @param image the line
 * @param middles of each box the column in the line around which its letter stands, or -1 for a box
 *     without ink
 */
public record PackedLine(GreyImage image, List<Integer> middles) {
  private static final int MARGIN = 12;
  private static final double LEAST_INK = 0.012;

  /** How wide a header of 200 dots an inch is: larger letters cost time and read no better. */
  private static final double ENOUGH = 210 / 25.4 * 200;

  private static final double WORTH_IT = 1.2;

  /**
   * Packs the letters of a row, as large as a scan of 200 dots an inch has them.
   *
   * @param gap pixels of paper between two letters
   */
  static PackedLine of(BoxRow boxes, int gap) {
    double times = boxes.header().width() / ENOUGH;
    return times < WORTH_IT
        ? packed(boxes, gap, MARGIN)
        : packed(boxes, (int) Math.round(gap * times), (int) Math.round(MARGIN * times))
            .reduced(times);
  }

  private PackedLine reduced(double times) {
    return new PackedLine(
        image.reduced(times),
        middles.stream().map(middle -> middle < 0 ? middle : (int) (middle / times)).toList());
  }

  private static PackedLine packed(BoxRow boxes, int gap, int margin) {
    List<Box> row = boxes.boxes();
    List<Box> letters = row.stream().map(box -> letterIn(boxes.ink(), box)).toList();
    int height = row.stream().mapToInt(Box::height).max().orElse(1);
    int width =
        2 * margin
            + letters.stream()
                .mapToInt(letter -> letter == null ? gap : letter.width() + gap)
                .sum();
    GreyImage line = GreyImage.white(width, height + 2 * margin);
    List<Integer> middles = new ArrayList<>();
    int at = margin;
    for (int i = 0; i < row.size(); i++) {
      Box letter = letters.get(i);
      if (letter == null) {
        middles.add(-1);
        at += gap;
      } else {
        copy(boxes.header(), letter, line, at, margin + letter.top() - row.get(i).top());
        middles.add(at + letter.width() / 2);
        at += letter.width() + gap;
      }
    }
    return new PackedLine(line, List.copyOf(middles));
  }

  private static void copy(GreyImage from, Box area, GreyImage to, int left, int top) {
    for (int y = 0; y < area.height(); y++) {
      for (int x = 0; x < area.width(); x++) {
        to.set(left + x, top + y, from.at(area.left() + x, area.top() + y));
      }
    }
  }

  /** The rectangle around the ink in a box without what is left of its frame; null if empty. */
  static Box letterIn(Ink ink, Box box) {
    Box inside = BoxRow.inside(ink, box);
    int left = inside.right();
    int right = inside.left();
    int top = inside.bottom();
    int bottom = inside.top();
    int count = 0;
    for (int y = inside.top(); y < inside.bottom(); y++) {
      for (int x = inside.left(); x < inside.right(); x++) {
        if (ink.at(x, y)) {
          count++;
          left = Math.min(left, x);
          right = Math.max(right, x + 1);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y + 1);
        }
      }
    }
    if (count < LEAST_INK * box.width() * box.height()) {
      return null;
    }
    return new Box(
        Math.max(inside.left(), left - 1),
        Math.max(inside.top(), top - 1),
        Math.min(inside.right(), right + 1),
        Math.min(inside.bottom(), bottom + 1));
  }
}
