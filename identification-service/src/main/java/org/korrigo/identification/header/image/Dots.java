package org.korrigo.identification.header.image;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Takes the dotted lines out of a picture that forms have to write on: many dots near each other at
 * one height. The dot of an i or the end of a sentence stays.
 */
final class Dots {
  private static final double LARGEST_MM = 0.75;
  private static final double LEVEL_MM = 0.3;
  private static final double APART_MM = 3;
  private static final int LEAST_IN_LINE = 8;

  private final GreyImage image;
  private final Ink ink;
  private final double pixelsPerMm;

  private record Dot(List<Integer> pixels, double x, double y) {}

  Dots(GreyImage image, Ink ink, double pixelsPerMm) {
    this.image = image;
    this.ink = ink;
    this.pixelsPerMm = pixelsPerMm;
  }

  /** Wipes them. */
  void remove() {
    List<Dot> dots = find();
    List<Dot> inLine = new ArrayList<>();
    for (Dot dot : dots) {
      if (inRow(dot, dots) >= LEAST_IN_LINE) {
        inLine.add(dot);
      }
    }
    inLine.forEach(dot -> dot.pixels().forEach(this::wipe));
  }

  /** How many dots stand at the same height in a row with this one, each near the next. */
  private int inRow(Dot dot, List<Dot> dots) {
    double[] columns =
        dots.stream()
            .filter(other -> Math.abs(other.y() - dot.y()) <= LEVEL_MM * pixelsPerMm)
            .mapToDouble(Dot::x)
            .sorted()
            .toArray();
    int at = Arrays.binarySearch(columns, dot.x());
    int first = at;
    while (first > 0 && columns[first] - columns[first - 1] <= APART_MM * pixelsPerMm) {
      first--;
    }
    int last = at;
    while (last < columns.length - 1
        && columns[last + 1] - columns[last] <= APART_MM * pixelsPerMm) {
      last++;
    }
    return last - first + 1;
  }

  private List<Dot> find() {
    List<Dot> dots = new ArrayList<>();
    boolean[] seen = new boolean[ink.width() * ink.height()];
    int largest = (int) Math.ceil(LARGEST_MM * pixelsPerMm);
    for (int y = 0; y < ink.height(); y++) {
      for (int x = 0; x < ink.width(); x++) {
        if (ink.at(x, y) && !seen[y * ink.width() + x]) {
          Dot dot = dot(x, y, seen, largest);
          if (dot != null) {
            dots.add(dot);
          }
        }
      }
    }
    return dots;
  }

  /** The connected part at a place; null if it is larger than a dot. */
  private Dot dot(int startX, int startY, boolean[] seen, int largest) {
    int width = ink.width();
    List<Integer> pixels = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>();
    open.push(startY * width + startX);
    seen[startY * width + startX] = true;
    int[] reach = {startX, startX, startY, startY};
    while (!open.isEmpty()) {
      int pixel = open.pop();
      int x = pixel % width;
      int y = pixel / width;
      reach[0] = Math.min(reach[0], x);
      reach[1] = Math.max(reach[1], x);
      reach[2] = Math.min(reach[2], y);
      reach[3] = Math.max(reach[3], y);
      if (pixels.size() <= largest * largest) {
        pixels.add(pixel);
      }
      for (int v = y - 1; v <= y + 1; v++) {
        for (int u = x - 1; u <= x + 1; u++) {
          if (ink.at(u, v) && !seen[v * width + u]) {
            seen[v * width + u] = true;
            open.push(v * width + u);
          }
        }
      }
    }
    int longer = Math.max(reach[1] - reach[0], reach[3] - reach[2]) + 1;
    return longer > largest
        ? null
        : new Dot(pixels, (reach[0] + reach[1]) / 2.0, (reach[2] + reach[3]) / 2.0);
  }

  /** The grey around a dot goes, too. */
  private void wipe(int pixel) {
    int x = pixel % ink.width();
    int y = pixel / ink.width();
    ink.clear(x, y);
    for (int v = Math.max(0, y - 1); v <= Math.min(ink.height() - 1, y + 1); v++) {
      for (int u = Math.max(0, x - 1); u <= Math.min(ink.width() - 1, x + 1); u++) {
        if (!ink.at(u, v)) {
          image.set(u, v, 255);
        }
      }
    }
  }
}
