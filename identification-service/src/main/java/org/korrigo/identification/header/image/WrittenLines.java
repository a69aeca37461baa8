package org.korrigo.identification.header.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The lines of free handwriting in a header, with ruled and dotted lines of the paper taken out,
 * and wide gaps made narrow. Specks make no line, and what stands apart at the page's edge is none
 * of it.
 */
public final class WrittenLines {
  private static final double PAGE_MM = 210;
  private static final double LEAST_HEIGHT_MM = 2.5;

  /** Two narrow letters are wider. */
  private static final double LEAST_WIDTH_MM = 3;

  private static final double LARGEST_GAP_MM = 0.8;
  private static final double MARGIN_MM = 1.5;

  /** Where a copier leaves its shadow. */
  private static final double EDGE_MM = 4;

  /** What is further apart is put so near: paper tells nothing and costs time. */
  private static final double SPACE_MM = 4;

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
    int edge = (int) (EDGE_MM * pixelsPerMm);
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
      GreyImage line = line(top, bottom);
      if (line != null) {
        lines.add(line);
      }
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

  /** The words of a line side by side; null if they are too narrow for two letters. */
  private GreyImage line(int top, int bottom) {
    int margin = (int) (MARGIN_MM * pixelsPerMm);
    int space = (int) (SPACE_MM * pixelsPerMm);
    int from = Math.max(0, top - margin);
    int to = Math.min(ink.height(), bottom + margin);
    List<Box> words = words(from, to, top, bottom, space);
    int written = words.stream().mapToInt(Box::width).sum();
    if (written < LEAST_WIDTH_MM * pixelsPerMm) {
      return null;
    }
    int width = written + (words.size() - 1) * space;
    GreyImage line = GreyImage.white(width + 2 * margin, to - from);
    int left = margin;
    for (Box word : words) {
      line.paste(image, word, left);
      left += word.width() + space;
    }
    return line;
  }

  /** What stands further apart than a space, without what lies at the edge of the page. */
  private List<Box> words(int from, int to, int top, int bottom, int space) {
    int edge = (int) (EDGE_MM * pixelsPerMm);
    boolean[] inked = ink.columns(top, bottom + 1);
    List<Box> words = new ArrayList<>();
    int start = -1;
    int last = -1;
    for (int x = 0; x <= inked.length; x++) {
      if (x < inked.length && inked[x]) {
        start = start < 0 ? x : start;
        last = x;
      } else if (start >= 0 && (x - last > space || x == inked.length)) {
        if (last > edge && start < ink.width() - edge) {
          words.add(new Box(start, from, last + 1, to));
        }
        start = -1;
      }
    }
    return words;
  }
}
