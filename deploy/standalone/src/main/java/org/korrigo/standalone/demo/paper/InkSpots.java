package org.korrigo.standalone.demo.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The connected patches of ink in a picture, by flooding each once. */
final class InkSpots {
  private final boolean[] ink;
  private final boolean[] seen;
  private final int width;
  private int[] stack = new int[1024];

  InkSpots(boolean[] ink, int width) {
    this.ink = ink;
    this.seen = new boolean[ink.length];
    this.width = width;
  }

  /** Those that start at or below a row. */
  List<Spot> below(int row) {
    List<Spot> spots = new ArrayList<>();
    for (int at = row * width; at < ink.length; at++) {
      if (ink[at] && !seen[at]) {
        spots.add(flood(at, row * width));
      }
    }
    return spots;
  }

  private Spot flood(int start, int from) {
    int left = width;
    int top = Integer.MAX_VALUE;
    int right = 0;
    int bottom = 0;
    int area = 0;
    int depth = push(start, 0);
    while (depth > 0) {
      int at = stack[--depth];
      int x = at % width;
      int y = at / width;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      area++;
      depth = x > 0 ? visit(at - 1, from, depth) : depth;
      depth = x < width - 1 ? visit(at + 1, from, depth) : depth;
      depth = visit(at - width, from, depth);
      depth = visit(at + width, from, depth);
    }
    return new Spot(left, top, right, bottom, area);
  }

  private int visit(int at, int from, int depth) {
    return at >= from && at < ink.length && ink[at] && !seen[at] ? push(at, depth) : depth;
  }

  private int push(int at, int depth) {
    seen[at] = true;
    if (depth == stack.length) {
      stack = Arrays.copyOf(stack, depth * 2);
    }
    stack[depth] = at;
    return depth + 1;
  }
}
