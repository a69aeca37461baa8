package org.korrigo.identification.header.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the long horizontal lines of a picture that is nearly straight. */
final class Rules {
  private static final int LARGEST_GAP = 4;
  private static final int THICKEST = 12;

  private final Ink ink;
  private final int leastLength;

  Rules(Ink ink, int leastLength) {
    this.ink = ink;
    this.leastLength = leastLength;
  }

  /** From top to bottom. */
  List<Rule> find() {
    List<Rule> rules = new ArrayList<>();
    for (int y = 0; y < ink.height(); y++) {
      if (mayHaveRun(y)) {
        runs(y).forEach(run -> join(rules, run));
      }
    }
    rules.sort(Comparator.comparingInt(Rule::top));
    return rules;
  }

  /** A run has ink within every few columns, and reaches over one of the places looked at. */
  private boolean mayHaveRun(int y) {
    int top = Math.max(0, y - 1);
    int bottom = Math.min(ink.height(), y + 2);
    int few = LARGEST_GAP + 1;
    for (int x = 0; x + few <= ink.width(); x += leastLength - few) {
      if (ink.count(new Box(x, top, x + few, bottom)) > 0) {
        return true;
      }
    }
    return false;
  }

  private List<Rule> runs(int y) {
    List<Rule> runs = new ArrayList<>();
    boolean[] near = ink.nearRow(y);
    int start = -1;
    int last = -1;
    for (int x = 0; x <= near.length; x++) {
      boolean dark = x < near.length && near[x];
      if (dark) {
        start = start < 0 ? x : start;
        last = x;
      } else if (start >= 0 && (x == near.length || x - last > LARGEST_GAP)) {
        if (last - start + 1 >= leastLength) {
          runs.add(new Rule(start, last, y, y));
        }
        start = -1;
      }
    }
    return runs;
  }

  /** Pieces of one line come apart where it is faint or leans: what touches is one. */
  private static void join(List<Rule> rules, Rule run) {
    Rule joined = run;
    for (int i = rules.size() - 1; i >= 0; i--) {
      Rule rule = rules.get(i);
      boolean touches = run.top() - rule.bottom() <= 2 && run.bottom() - rule.top() <= THICKEST;
      if (touches && joined.left() <= rule.right() && rule.left() <= joined.right()) {
        joined = joined.with(rule);
        rules.remove(i);
      }
    }
    rules.add(joined);
  }
}
