package org.korrigo.identification.header;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        "# %d boxed headers at %d dpi with %d fonts; one writer in ten is a stranger to the roster,"
            .formatted(headers, resolution, fonts.size()));
    lines.add("# half of them with a twin on it. Made by:");
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
      MarginCount count = new MarginCount(Reading.Form.BOXED, size);
      for (TrialSitting sitting : TrialSitting.of(trial, headers, size, Kind.STRANGERS_AND_TWINS)) {
        count.add(
            sitting.copies().stream().map(TrialCopy::reading).toList(),
            sitting.copies().stream().map(copy -> copy.writer().studentId()).toList(),
            sitting.roster(),
            sitting.situation(ClassSituation.USUAL_TOLERATED_ERROR));
      }
      worst = Math.max(worst, count.worstUnsureness());
      curves.addAll(count.lines());
    }
    curves.addFirst("worst_unsureness,%.2f".formatted(worst));
    return curves;
  }
}
