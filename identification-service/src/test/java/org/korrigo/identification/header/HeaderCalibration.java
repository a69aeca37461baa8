package org.korrigo.identification.header;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.korrigo.identification.header.TrialHeaders.Header;
import org.korrigo.identification.header.TrialSitting.Kind;
import org.korrigo.identification.header.letter.training.HandFont;
import org.korrigo.identification.matching.ClassSituation;
import org.korrigo.identification.matching.MarginCount;
import org.korrigo.identification.matching.Reading;

/**
 * Counts which margin keeps which error: {@code HeaderCalibration FONTS HEADERS SEED KEPT
 * RESOLUTION TARGET} writes the curve that is kept with the code. Fonts and seed are other ones
 * than those that are reported.
 */
public final class HeaderCalibration {
  private HeaderCalibration() {}

  /** Writes the file. */
  public static void main(String[] arguments) throws IOException {
    List<HandFont> fonts = TrialFonts.of(Path.of(arguments[0])).forCalibration();
    int headers = Integer.parseInt(arguments[1]);
    long seed = Long.parseLong(arguments[2]);
    int resolution = Integer.parseInt(arguments[4]);
    TrialHeaders trial = new TrialHeaders(fonts, seed, resolution);
    Path kept = TrialHeaders.kept(arguments[3], "calibration", resolution, seed, headers);
    List<String> lines = new ArrayList<>();
    lines.add(
        "# %d boxed headers at %d dpi with %d fonts.".formatted(headers, resolution, fonts.size()));
    lines.add(
        "# OPEN: a tenth of the writers is not on the roster, a fifth of these with a twin on it.");
    lines.add(
        "# CLOSED: all are present, or in every second exam strangers sit in absentees' places.");
    lines.add("# Made by:");
    lines.add(
        "# deploy/benchmarks/identification/run --calibrate --headers %d --seed %d --dpi %d"
            .formatted(headers, seed, resolution));
    lines.addAll(counted(trial, trial.of(headers, 0, kept)));
    Files.write(Path.of(arguments[5]), lines);
  }

  private static List<String> counted(TrialHeaders trial, List<Header> headers) {
    List<String> curves = new ArrayList<>();
    double worst = 0;
    for (int size : HeaderTrial.ROSTERS) {
      for (boolean closed : new boolean[] {true, false}) {
        MarginCount count = new MarginCount(Reading.Form.BOXED, closed, size);
        List<TrialSitting> open = TrialSitting.of(trial, headers, size, Kind.STRANGERS_AND_TWINS);
        count(closed ? seeminglyClosed(trial, headers, size) : open, count);
        worst = Math.max(worst, count.worstUnsureness());
        curves.addAll(count.lines());
      }
    }
    curves.addFirst("worst_unsureness,%.2f".formatted(worst));
    return curves;
  }

  /** Every header once: in turn an exam where all are present, and one that only looks so. */
  private static List<TrialSitting> seeminglyClosed(
      TrialHeaders trial, List<Header> headers, int size) {
    List<TrialSitting> present = TrialSitting.of(trial, headers, size, Kind.ALL_PRESENT);
    List<TrialSitting> inPlace = TrialSitting.of(trial, headers, size, Kind.STRANGERS_IN_PLACE);
    return IntStream.range(0, present.size())
        .mapToObj(exam -> (exam % 2 == 0 ? present : inPlace).get(exam))
        .toList();
  }

  private static void count(List<TrialSitting> sittings, MarginCount count) {
    for (TrialSitting sitting : sittings) {
      count.add(
          sitting.copies().stream().map(TrialCopy::reading).toList(),
          sitting.copies().stream().map(copy -> copy.writer().studentId()).toList(),
          sitting.roster(),
          sitting.situation(ClassSituation.USUAL_TOLERATED_ERROR));
    }
  }
}
