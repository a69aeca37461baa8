package org.korrigo.identification.header;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.korrigo.identification.header.letter.training.HandFont;

/**
 * The fonts that the letter classifier has never seen, in two halves: margins are learned on one,
 * and what is reported is written with the other.
 *
 * @param forCalibration every second family, from the first
 * @param forReport the others
 */
record TrialFonts(List<HandFont> forCalibration, List<HandFont> forReport) {
  static TrialFonts of(Path directory) {
    List<HandFont> all = HandFont.all(directory);
    return new TrialFonts(half(all, 0), half(all, 1));
  }

  private static List<HandFont> half(List<HandFont> all, int remainder) {
    return IntStream.range(0, all.size())
        .filter(place -> place % 2 == remainder)
        .mapToObj(all::get)
        .toList();
  }
}
