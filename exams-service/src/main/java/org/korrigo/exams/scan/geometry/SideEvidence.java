package org.korrigo.exams.scan.geometry;

import java.util.List;

/**
 * What speaks for each side being at each place of a copy, in nats.
 *
 * @param places {@code [side][place][lying: 0 upright, 1 upside down]}
 * @param twins whether each was scanned before
 * @param white whether nothing is on it
 * @param eitherWay whether each was stored in another format than most: then nothing is usual of
 *     which way up it lies
 * @param copies what names each side's copy, where that is known; else null
 */
@SuppressWarnings("ArrayRecordComponent")
record SideEvidence(
    double[][][] places,
    Likeness.Twin[] twins,
    boolean[] white,
    boolean[] eitherWay,
    String[] copies) {
  private static final double IMPOSSIBLE = -40;

  int sides() {
    return places.length;
  }

  /** The evidence for a reading that begins a sheet with this number in its copy, from 0. */
  double of(Reading reading, int sheet) {
    double nats = 0;
    List<Reading.Part> parts = reading.parts();
    for (Reading.Part part : parts) {
      int place = (2 * sheet + part.place()) % places[part.side()].length;
      nats += places[part.side()][place][part.turned() ? 1 : 0] + alone(part.side());
    }
    int at = reading.at();
    return nats
        + switch (reading.what()) {
          case RECTO_VERSO, VERSO_RECTO, INTERLEAVED, INTERLEAVED_VERSO_FIRST -> together(parts);
          case RECTO_TWICE, VERSO_TWICE -> together(parts) + again(at + 1);
          case RECTO_ONLY, VERSO_ONLY -> 0;
          case RECTO_WHITE -> white(at + 1);
          case WHITE_VERSO -> white(at);
          case WHITE_PAIR -> white(at) + white(at + 1);
          case WHITE_SIDE -> white(at);
          case DUPLICATE -> white[at] ? IMPOSSIBLE : twins[at].nats();
          case FOREIGN -> white[at] ? IMPOSSIBLE : alone(at);
        };
  }

  /** Recto and verso of two copies make no sheet. */
  private double together(List<Reading.Part> parts) {
    double nats = 0;
    for (int i = 0; i < parts.size(); i += 2) {
      String recto = copies[parts.get(i).side()];
      String verso = copies[parts.get(i + 1).side()];
      nats += recto != null && verso != null && !recto.equals(verso) ? IMPOSSIBLE : 0;
    }
    return nats;
  }

  /** A second scan of the side before. */
  private double again(int side) {
    boolean possible = twins[side].of() == side - 1 && !twins[side].differs() && !white[side];
    return possible ? twins[side].nats() : IMPOSSIBLE;
  }

  /** A side that was clearly scanned before is no other. */
  private double alone(int side) {
    return twins[side].nats() > 0 && !white[side] ? -twins[side].nats() : 0;
  }

  private double white(int side) {
    return white[side] ? 0 : IMPOSSIBLE;
  }
}
