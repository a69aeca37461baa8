package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.List;

/**
 * One way to read the next sides.
 *
 * @param at the first side, from 0
 * @param what what they are
 * @param firstTurned whether the first of them lies upside down; of three and more, all of them
 * @param secondTurned whether the second of two does
 * @param parts its sides that have a place in a copy, recto before verso
 */
record Reading(
    int at, SheetHypothesis what, boolean firstTurned, boolean secondTurned, List<Part> parts) {
  private static final boolean[] BOTH = {false, true};

  /**
   * A side that has a place in a copy.
   *
   * @param side from 0
   * @param place after the first place of the reading's sheet: 0 is its recto, 1 its verso, 2 the
   *     recto of the next sheet
   */
  record Part(int side, int place, boolean turned) {}

  int end() {
    return at + what.sides();
  }

  boolean covers(int side) {
    return side >= at && side < end();
  }

  /** Every way to read sides from one of them on, with so many sides in the batch. */
  static List<Reading> all(int at, int sides) {
    List<Reading> readings = new ArrayList<>();
    for (SheetHypothesis what : SheetHypothesis.values()) {
      if (at + what.sides() > sides) {
        continue;
      }
      for (boolean first : BOTH) {
        for (boolean second : BOTH) {
          if (makesSense(what, first, second)) {
            readings.add(new Reading(at, what, first, second, parts(at, what, first, second)));
          }
        }
      }
    }
    return readings;
  }

  private static boolean makesSense(SheetHypothesis what, boolean first, boolean second) {
    return switch (what) {
      case RECTO_VERSO, VERSO_RECTO -> true;
      case RECTO_ONLY,
          VERSO_ONLY,
          RECTO_WHITE,
          RECTO_TWICE,
          VERSO_TWICE,
          INTERLEAVED,
          INTERLEAVED_VERSO_FIRST ->
          !second;
      case WHITE_VERSO -> !first;
      case WHITE_PAIR, WHITE_SIDE, DUPLICATE, FOREIGN -> !first && !second;
    };
  }

  private static List<Part> parts(int at, SheetHypothesis what, boolean first, boolean second) {
    return switch (what) {
      case RECTO_VERSO -> List.of(new Part(at, 0, first), new Part(at + 1, 1, second));
      case VERSO_RECTO -> List.of(new Part(at + 1, 0, second), new Part(at, 1, first));
      case INTERLEAVED ->
          List.of(
              new Part(at, 0, first),
              new Part(at + 2, 1, first),
              new Part(at + 1, 2, first),
              new Part(at + 3, 3, first));
      case INTERLEAVED_VERSO_FIRST ->
          List.of(
              new Part(at + 2, 0, first),
              new Part(at, 1, first),
              new Part(at + 3, 2, first),
              new Part(at + 1, 3, first));
      case RECTO_TWICE -> List.of(new Part(at, 0, first), new Part(at + 2, 1, first));
      case VERSO_TWICE -> List.of(new Part(at + 2, 0, first), new Part(at, 1, first));
      case RECTO_ONLY, RECTO_WHITE -> List.of(new Part(at, 0, first));
      case VERSO_ONLY -> List.of(new Part(at, 1, first));
      case WHITE_VERSO -> List.of(new Part(at + 1, 1, second));
      case WHITE_PAIR, WHITE_SIDE, DUPLICATE, FOREIGN -> List.of();
    };
  }
}
