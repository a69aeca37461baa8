package org.korrigo.exams.scan.geometry;

/**
 * What the next sides of a batch may be. Costs are negative log probabilities in nats; they are
 * those of a messy batch, so that nothing is taken for regular only because it mostly is: a school
 * whose batches are cleaner is asked no more, as the pictures decide.
 */
enum SheetHypothesis {
  /** A sheet, recto first. */
  RECTO_VERSO(2, 0),
  /** A sheet, verso first. */
  VERSO_RECTO(2, 4.5),
  /** Two sheets whose sides come as recto, recto, verso, verso. */
  INTERLEAVED(4, 6),
  /** Two sheets whose sides come as verso, verso, recto, recto. */
  INTERLEAVED_VERSO_FIRST(4, 10.5),
  /** A sheet whose recto was scanned twice before its verso. */
  RECTO_TWICE(3, 5),
  /** A sheet, verso first, which was scanned twice. */
  VERSO_TWICE(3, 9.5),
  /** A sheet of which the verso was not scanned. */
  RECTO_ONLY(1, 6.2),
  /** A sheet of which the recto was not scanned. */
  VERSO_ONLY(1, 6.2),
  /** A sheet whose verso came out white although something is printed on it. */
  RECTO_WHITE(2, 5.5),
  /** A sheet whose recto came out white although something is printed on it. */
  WHITE_VERSO(2, 5.5),
  /** A separator: a sheet with nothing on either side. */
  WHITE_PAIR(2, 4),
  /** One side with nothing on it that belongs to no sheet. */
  WHITE_SIDE(1, 6),
  /** A side that was scanned before. */
  DUPLICATE(1, 5),
  /** A side that is none of this paper's. */
  FOREIGN(1, 7);

  /** A sheet that lies upside down: both of its sides do. */
  static final double UPSIDE_DOWN = 5;

  /** Only one side of a sheet upside down: no feeder does that, a person with an image may. */
  static final double ONE_UPSIDE_DOWN = 9;

  /** A whole sheet that was not scanned, where every copy has the same number. */
  static final double SHEET_MISSING = 6;

  /** A copy of fewer sheets, where each sheet bears a name: its writer needed no more. */
  static final double SHEET_UNUSED = 1;

  /** Sheets in another order than their copies want. */
  static final double OUT_OF_ORDER = 9;

  private final int sides;
  private final double cost;

  SheetHypothesis(int sides, double cost) {
    this.sides = sides;
    this.cost = cost;
  }

  /** How many sides it explains. */
  int sides() {
    return sides;
  }

  double cost() {
    return cost;
  }

  /** The same where versos come first: what is regular there is irregular here, and so on. */
  SheetHypothesis turnedOver() {
    return switch (this) {
      case RECTO_VERSO -> VERSO_RECTO;
      case VERSO_RECTO -> RECTO_VERSO;
      case INTERLEAVED -> INTERLEAVED_VERSO_FIRST;
      case INTERLEAVED_VERSO_FIRST -> INTERLEAVED;
      case RECTO_TWICE -> VERSO_TWICE;
      case VERSO_TWICE -> RECTO_TWICE;
      case RECTO_ONLY,
          VERSO_ONLY,
          RECTO_WHITE,
          WHITE_VERSO,
          WHITE_PAIR,
          WHITE_SIDE,
          DUPLICATE,
          FOREIGN ->
          this;
    };
  }

  /** How many sheets of a copy it is. */
  int sheets() {
    return switch (this) {
      case RECTO_VERSO,
          VERSO_RECTO,
          RECTO_TWICE,
          VERSO_TWICE,
          RECTO_ONLY,
          VERSO_ONLY,
          RECTO_WHITE,
          WHITE_VERSO ->
          1;
      case INTERLEAVED, INTERLEAVED_VERSO_FIRST -> 2;
      case WHITE_PAIR, WHITE_SIDE, DUPLICATE, FOREIGN -> 0;
    };
  }
}
