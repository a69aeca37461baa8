package org.korrigo.identification.header.letter;

import java.util.ArrayDeque;
import java.util.Deque;
import org.korrigo.identification.header.image.GreyImage;

/**
 * The ink of a letter in its box: how dark each pixel is, without specks and without what is left
 * of the frame, and the rectangle around it.
 */
final class Shape {
  private static final int LEAST_CONTRAST = 28;
  private static final double DARK = 0.45;
  private static final double SPECK = 0.05;
  private static final double LEAST_INK = 0.008;
  private static final double FRAME_REACH = 0.14;

  private final int width;
  private final int height;
  private final float[] darkness;
  private final int[] part;
  private int left;
  private int right;
  private int top;
  private int bottom;

  private Shape(GreyImage cell) {
    this.width = cell.width();
    this.height = cell.height();
    this.darkness = new float[width * height];
    this.part = new int[width * height];
  }

  /** The ink of a box's inside; null if there is none. */
  static Shape of(GreyImage cell) {
    Shape shape = new Shape(cell);
    return shape.measure(cell) && shape.keepLetter() ? shape : null;
  }

  int cellWidth() {
    return width;
  }

  int cellHeight() {
    return height;
  }

  int left() {
    return left;
  }

  int top() {
    return top;
  }

  /** Of the rectangle around the ink. */
  int width() {
    return right - left;
  }

  /** Of the rectangle around the ink. */
  int height() {
    return bottom - top;
  }

  /** From 0, paper, to 1, ink; 0 outside. */
  float at(int x, int y) {
    return x < 0 || y < 0 || x >= width || y >= height ? 0 : darkness[y * width + x];
  }

  /** Paper and ink by their share of pixels; says whether they differ enough. */
  private boolean measure(GreyImage cell) {
    int[] histogram = new int[256];
    for (byte pixel : cell.pixels()) {
      histogram[pixel & 0xff]++;
    }
    int paper = quantile(histogram, darkness.length * 7 / 10);
    int ink = quantile(histogram, darkness.length / 50);
    if (paper - ink < LEAST_CONTRAST) {
      return false;
    }
    float span = paper - ink;
    for (int i = 0; i < darkness.length; i++) {
      darkness[i] = Math.clamp((paper - (cell.pixels()[i] & 0xff)) / span, 0f, 1f);
    }
    return true;
  }

  private static int quantile(int[] histogram, int count) {
    int seen = 0;
    for (int grey = 0; grey < 256; grey++) {
      seen += histogram[grey];
      if (seen > count) {
        return grey;
      }
    }
    return 255;
  }

  /** Wipes connected parts that are specks or frame; says whether a letter is left. */
  private boolean keepLetter() {
    int parts = 0;
    int total = 0;
    int[][] bounds = new int[darkness.length][];
    for (int i = 0; i < darkness.length; i++) {
      if (darkness[i] > DARK && part[i] == 0) {
        bounds[++parts] = fill(i, parts);
        total += isFrame(bounds[parts]) ? 0 : bounds[parts][4];
      }
    }
    if (total < LEAST_INK * darkness.length) {
      return false;
    }
    left = width;
    top = height;
    boolean[] kept = new boolean[parts + 1];
    for (int number = 1; number <= parts; number++) {
      int[] box = bounds[number];
      kept[number] = box[4] >= SPECK * total && !isFrame(box);
      if (kept[number]) {
        left = Math.min(left, box[0]);
        top = Math.min(top, box[1]);
        right = Math.max(right, box[2] + 1);
        bottom = Math.max(bottom, box[3] + 1);
      }
    }
    wipe(kept);
    return right > left;
  }

  /** Ink too faint to belong to a part stays only beside a part that stays. */
  private void wipe(boolean[] kept) {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (!(x >= left - 1 && x <= right && y >= top - 1 && y <= bottom && isBeside(x, y, kept))) {
          darkness[y * width + x] = 0;
        }
      }
    }
  }

  private boolean isBeside(int x, int y, boolean[] kept) {
    for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
      for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
        if (kept[part[v * width + u]]) {
          return true;
        }
      }
    }
    return false;
  }

  /** Thin, along an edge of the box and near to it. */
  private boolean isFrame(int[] box) {
    int reachX = Math.max(2, (int) (FRAME_REACH * width));
    int reachY = Math.max(2, (int) (FRAME_REACH * height));
    boolean upright = box[2] < reachX || box[0] >= width - reachX;
    boolean level = box[3] < reachY || box[1] >= height - reachY;
    return upright || level;
  }

  /** Marks a connected part; answers left, top, right, bottom and how many pixels it has. */
  private int[] fill(int start, int number) {
    int[] box = {width, height, 0, 0, 0};
    Deque<Integer> open = new ArrayDeque<>();
    open.push(start);
    part[start] = number;
    while (!open.isEmpty()) {
      int pixel = open.pop();
      int y = pixel / width;
      int x = pixel - y * width;
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
      box[4]++;
      for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
        for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
          int next = v * width + u;
          if (part[next] == 0 && darkness[next] > DARK) {
            part[next] = number;
            open.push(next);
          }
        }
      }
    }
    return box;
  }
}
