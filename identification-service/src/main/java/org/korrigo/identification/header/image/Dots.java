package org.korrigo.identification.header.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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

  /** The dark pixels of the ink. */
  private final int[] dark;

  /** The dark pixels seen so far; those of a connected part stand next to each other. */
  private final int[] order;

  /** Which of the pixels seen it is, and its middle. */
  private record Dot(int from, int to, double x, double y) {}

  Dots(GreyImage image, Ink ink, double pixelsPerMm) {
    this.image = image;
    this.ink = ink;
    this.pixelsPerMm = pixelsPerMm;
    this.dark = ink.pixels();
    this.order = new int[dark.length];
  }

  /** Wipes those of dotted lines, and takes every dot out of the ink. */
  void remove() {
    List<Dot> dots = find();
    dots.sort(Comparator.comparingDouble(Dot::x));
    for (Dot dot : dots) {
      Arrays.stream(order, dot.from(), dot.to()).forEach(this::clear);
    }
    for (int i = 0; i < dots.size(); i++) {
      if (1 + beside(dots, i, -1) + beside(dots, i, 1) >= LEAST_IN_LINE) {
        Dot dot = dots.get(i);
        Arrays.stream(order, dot.from(), dot.to()).forEach(this::wipe);
      }
    }
  }

  private void clear(int pixel) {
    ink.clear(pixel % ink.width(), pixel / ink.width());
  }

  /** How many dots follow one to a side at its height, each near the next, as far as it matters. */
  private int beside(List<Dot> dots, int from, int step) {
    Dot dot = dots.get(from);
    double near = dot.x();
    int count = 0;
    for (int i = from + step; i >= 0 && i < dots.size() && count < LEAST_IN_LINE; i += step) {
      Dot other = dots.get(i);
      if (Math.abs(other.x() - near) > APART_MM * pixelsPerMm) {
        return count;
      }
      if (Math.abs(other.y() - dot.y()) <= LEVEL_MM * pixelsPerMm) {
        count++;
        near = other.x();
      }
    }
    return count;
  }

  private List<Dot> find() {
    List<Dot> dots = new ArrayList<>();
    boolean[] seen = new boolean[ink.width() * ink.height()];
    int largest = (int) Math.ceil(LARGEST_MM * pixelsPerMm);
    int count = 0;
    for (int pixel : dark) {
      if (!seen[pixel]) {
        int next = fill(pixel, seen, count);
        Dot dot = dot(count, next, largest);
        if (dot != null) {
          dots.add(dot);
        }
        count = next;
      }
    }
    return dots;
  }

  /** Adds the connected part of a pixel to the pixels seen, and answers how many these are then. */
  private int fill(int start, boolean[] seen, int count) {
    int width = ink.width();
    int end = count;
    order[end++] = start;
    seen[start] = true;
    for (int at = count; at < end; at++) {
      int y = order[at] / width;
      int x = order[at] - y * width;
      for (int v = y - 1; v <= y + 1; v++) {
        for (int u = x - 1; u <= x + 1; u++) {
          if (ink.at(u, v) && !seen[v * width + u]) {
            seen[v * width + u] = true;
            order[end++] = v * width + u;
          }
        }
      }
    }
    return end;
  }

  /** A connected part; null if it is larger than a dot. */
  private Dot dot(int from, int to, int largest) {
    int left = ink.width();
    int right = 0;
    int top = ink.height();
    int bottom = 0;
    for (int at = from; at < to; at++) {
      int y = order[at] / ink.width();
      int x = order[at] - y * ink.width();
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
    return Math.max(right - left, bottom - top) + 1 > largest
        ? null
        : new Dot(from, to, (left + right) / 2.0, (top + bottom) / 2.0);
  }

  /** The grey around a dot goes, too. */
  private void wipe(int pixel) {
    int x = pixel % ink.width();
    int y = pixel / ink.width();
    for (int v = Math.max(0, y - 1); v <= Math.min(ink.height() - 1, y + 1); v++) {
      for (int u = Math.max(0, x - 1); u <= Math.min(ink.width() - 1, x + 1); u++) {
        if (!ink.at(u, v)) {
          image.set(u, v, 255);
        }
      }
    }
  }
}
