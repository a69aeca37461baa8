package org.korrigo.identification.header.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The lines of free handwriting in a header, with ruled and dotted lines of the paper taken out.
 */
public final class WrittenLines {
  private static final double PAGE_MM = 210;
  private static final double LEAST_HEIGHT_MM = 2.5;
  private static final double LARGEST_GAP_MM = 0.8;
  private static final double MARGIN_MM = 1.5;
  private static final double RULE_MM = 20;
  private static final double TALLEST_MM = 11;
  private static final int MOST_LINES = 12;

  private final GreyImage image;
  private final Ink ink;
  private final double pixelsPerMm;

  private WrittenLines(InkedImage header) {
    this.image = header.grey().copy();
    this.ink = header.ink().copy();
    this.pixelsPerMm = image.width() / PAGE_MM;
  }

  /** One picture per line of writing, from top to bottom. */
  public static List<GreyImage> of(InkedImage header) {
    WrittenLines lines = new WrittenLines(header);
    lines.removeRules();
    new Dots(lines.image, lines.ink, lines.pixelsPerMm).remove();
    return lines.cut();
  }

  /** Wipes long thin horizontal lines, but not where writing crosses them. */
  private void removeRules() {
    for (Rule rule : new Rules(ink, (int) (RULE_MM * pixelsPerMm)).find()) {
      for (int x = rule.left(); x <= rule.right(); x++) {
        if (!ink.at(x, rule.top() - 2) && !ink.at(x, rule.bottom() + 2)) {
          for (int y = Math.max(0, rule.top() - 1);
              y <= Math.min(ink.height() - 1, rule.bottom() + 1);
              y++) {
            image.set(x, y, 255);
            ink.clear(x, y);
          }
        }
      }
    }
  }

  private List<GreyImage> cut() {
    int[] rows = new int[ink.height()];
    int edge = (int) (4 * pixelsPerMm);
    for (int y = 0; y < rows.length; y++) {
      rows[y] = ink.count(new Box(edge + 1, y, ink.width() - edge, y + 1));
    }
    int least = Math.max(2, (int) (0.5 * pixelsPerMm));
    int gap = (int) (LARGEST_GAP_MM * pixelsPerMm);
    List<GreyImage> lines = new ArrayList<>();
    int start = -1;
    int last = -1;
    for (int y = 0; y <= rows.length && lines.size() < MOST_LINES; y++) {
      if (y < rows.length && rows[y] >= least) {
        start = start < 0 ? y : start;
        last = y;
      } else if (start >= 0 && (y - last > gap || y == rows.length)) {
        addSplit(lines, rows, start, last);
        start = -1;
      }
    }
    return lines;
  }

  /** Lines whose letters reach into each other are cut where there is least ink. */
  private void addSplit(List<GreyImage> lines, int[] rows, int top, int bottom) {
    int least = (int) (LEAST_HEIGHT_MM * pixelsPerMm);
    if (bottom - top < least) {
      return;
    }
    if (bottom - top < TALLEST_MM * pixelsPerMm) {
      lines.add(line(top, bottom));
      return;
    }
    int cut =
        IntStream.rangeClosed(top + 2 * least, bottom - 2 * least)
            .boxed()
            .min(Comparator.comparingInt(y -> inkAround(rows, y)))
            .orElseThrow();
    addSplit(lines, rows, top, cut);
    addSplit(lines, rows, cut, bottom);
  }

  private int inkAround(int[] rows, int y) {
    int reach = (int) (0.6 * pixelsPerMm);
    return IntStream.rangeClosed(y - reach, y + reach).map(row -> rows[row]).sum();
  }

  private GreyImage line(int top, int bottom) {
    int margin = (int) (MARGIN_MM * pixelsPerMm);
    int from = Math.max(0, top - margin);
    int to = Math.min(ink.height(), bottom + margin);
    int left = 0;
    while (left < ink.width() - 1 && !hasInk(left, top, bottom)) {
      left++;
    }
    int right = ink.width() - 1;
    while (right > left && !hasInk(right, top, bottom)) {
      right--;
    }
    GreyImage line = GreyImage.white(right - left + 1 + 2 * margin, to - from);
    for (int y = from; y < to; y++) {
      for (int x = left; x <= right; x++) {
        line.set(x - left + margin, y - from, image.at(x, y));
      }
    }
    return line;
  }

  private boolean hasInk(int x, int top, int bottom) {
    return ink.count(new Box(x, top, x + 1, bottom + 1)) > 0;
  }
}
