package org.korrigo.exams.scan.geometry;

import java.util.List;

/** Readings in plain words. */
final class Wording {
  private Wording() {}

  static String of(Reading reading, int side, List<SideLook> sides) {
    boolean first = side == reading.at();
    boolean turned =
        first || reading.what().sides() > 2 ? reading.firstTurned() : reading.secondTurned();
    int other = first ? reading.at() + 1 : reading.at();
    String with =
        reading.what().sides() == 2 ? " of a sheet with side " + sides.get(other).side() : "";
    String words =
        switch (reading.what()) {
          case RECTO_VERSO -> (first ? "recto" : "verso") + with;
          case VERSO_RECTO -> (first ? "verso" : "recto") + with;
          case INTERLEAVED, INTERLEAVED_VERSO_FIRST ->
              "one of two sheets whose sides are interleaved, from side "
                  + sides.get(reading.at()).side();
          case RECTO_TWICE, VERSO_TWICE ->
              "one of three sides of a sheet, two of them the same, from side "
                  + sides.get(reading.at()).side();
          case RECTO_ONLY -> "recto of a sheet whose verso was not scanned";
          case VERSO_ONLY -> "verso of a sheet whose recto was not scanned";
          case RECTO_WHITE -> first ? "recto" + with + ", which is white" : "white verso" + with;
          case WHITE_VERSO -> first ? "white recto" + with : "verso" + with + ", which is white";
          case WHITE_PAIR -> "a white separator" + with;
          case WHITE_SIDE -> "a white side too many";
          case DUPLICATE -> "scanned twice";
          case FOREIGN -> "no side of this paper";
        };
    return turned ? words + ", upside down" : words;
  }
}
