package org.korrigo.exams.scan.geometry;

import java.util.List;

/**
 * What is printed on the sides of a copy, learned from the batch itself: ink that nearly all sides
 * at one place of their copies have in common is print, the rest is writing. One layer a place: the
 * recto of the first sheet, its verso, the recto of the second sheet and so on.
 */
final class PrintedLayers {
  /** Part of the sides that must have ink where something is printed. */
  private static final double SHARED = 0.65;

  /** How surely print is found where it is expected, a neighbour away at most. */
  private static final double FOUND = 0.9;

  /** Neighbouring cells are inked together: so many count as one observation. */
  private static final double CELLS_PER_OBSERVATION = 12;

  private static final int FINE = 2;

  /** Cells: a line of text. */
  private static final int LEAST_PRINT = 60;

  private final List<InkMap> layers;
  private final int[] printed;

  private PrintedLayers(List<InkMap> layers) {
    this.layers = layers;
    this.printed = layers.stream().mapToInt(InkMap::count).toArray();
  }

  /**
   * Learns the layers.
   *
   * @param members for each place the ink of the sides that are there, upright and aligned
   */
  static PrintedLayers learn(List<List<InkMap>> members) {
    return new PrintedLayers(members.stream().map(PrintedLayers::shared).toList());
  }

  private static InkMap shared(List<InkMap> members) {
    if (members.size() < 2) {
      return new InkMap();
    }
    if (members.size() == 2) {
      return members.get(0).and(members.get(1));
    }
    int needed = (int) Math.ceil(Math.max(2, SHARED * members.size()));
    InkMap layer = new InkMap();
    for (int y = 0; y < InkMap.HEIGHT; y++) {
      for (int x = 0; x < InkMap.WIDTH; x++) {
        int votes = 0;
        for (InkMap member : members) {
          votes += member.get(x, y) ? 1 : 0;
        }
        if (votes >= needed) {
          layer.set(x, y);
        }
      }
    }
    return layer;
  }

  int places() {
    return layers.size();
  }

  /**
   * How much a side's ink speaks for a place, in nats, against a side of which nothing is known.
   *
   * @param precise whether to look for the best fit among the neighbouring cells too
   */
  double evidence(int place, AlignedInk.Aligned side, boolean precise) {
    int cells = printed[place];
    if (cells == 0) {
      return 0;
    }
    int found = found(place, side, precise);
    double chance = Math.clamp(side.inked(), 0.05, 0.6);
    double nats =
        found * Math.log(FOUND / chance) + (cells - found) * Math.log((1 - FOUND) / (1 - chance));
    return nats / CELLS_PER_OBSERVATION;
  }

  /** How much of what is printed at a place a side has, as a part of it; 0 if nothing is. */
  double share(int place, AlignedInk.Aligned side) {
    return printed[place] == 0 ? 0 : (double) found(place, side, true) / printed[place];
  }

  private int found(int place, AlignedInk.Aligned side, boolean precise) {
    InkMap layer = layers.get(place);
    InkMap ink = side.wide();
    int found = layer.common(ink);
    if (precise) {
      for (int down = -FINE; down <= FINE; down++) {
        for (int right = -FINE; right <= FINE; right++) {
          found = Math.max(found, layer.common(ink, right, down));
        }
      }
    }
    return found;
  }

  /** Whether anything is printed at a place. */
  boolean isPrinted(int place) {
    return printed[place] >= LEAST_PRINT;
  }

  /** Everything that is printed anywhere. */
  InkMap all() {
    return layers.stream().reduce(new InkMap(), InkMap::or);
  }
}
