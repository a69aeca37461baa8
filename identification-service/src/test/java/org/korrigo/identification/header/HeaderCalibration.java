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
 * Counts which margin keeps which error: {@code HeaderCalibration FONTS FORM HEADERS SEED KEPT
 * RESOLUTION TARGET} writes the curve that is kept with the code, and leaves that of the other
 * form. Fonts and seed are other ones than those that are reported.
 */
public final class HeaderCalibration {
  private static final String UNSURENESS = "worst_unsureness";

  private HeaderCalibration() {}

  /** Writes the file. */
  public static void main(String[] arguments) throws IOException {
    List<HandFont> fonts = TrialFonts.of(Path.of(arguments[0])).forCalibration();
    Reading.Form form = Reading.Form.valueOf(arguments[1]);
    int headers = Integer.parseInt(arguments[2]);
    long seed = Long.parseLong(arguments[3]);
    int resolution = Integer.parseInt(arguments[5]);
    TrialHeaders trial = new TrialHeaders(fonts, seed, resolution, form);
    Path kept = TrialHeaders.kept(arguments[4], "calibration-" + form, resolution, seed, headers);
    Path target = Path.of(arguments[6]);
    List<String> lines = new ArrayList<>(ofOtherForm(target, form));
    String about = "# " + form + ": ";
    lines.add(
        about + "%d headers at %d dpi with %d fonts.".formatted(headers, resolution, fonts.size()));
    lines.add(
        about + "OPEN: a tenth of the writers is not on the roster, a fifth of these with a twin.");
    lines.add(about + "CLOSED: it only seems so, as strangers sit in the places of absentees.");
    lines.add(
        (about
                + "deploy/benchmarks/identification/run --calibrate%s --headers %d --seed %d --dpi"
                + " %d")
            .formatted(form == Reading.Form.FREE ? " --free" : "", headers, seed, resolution));
    lines.addAll(counted(trial, trial.of(headers, 0, kept), form));
    Files.write(target, lines);
  }

  /** How badly headers may be read is counted on boxes: only they tell it. */
  private static List<String> ofOtherForm(Path file, Reading.Form form) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.startsWith("# " + form + ":") && !line.startsWith(form + ","))
        .filter(line -> form == Reading.Form.FREE || !line.startsWith(UNSURENESS))
        .toList();
  }

  private static List<String> counted(TrialHeaders trial, List<Header> headers, Reading.Form form) {
    List<String> curves = new ArrayList<>();
    double worst = 0;
    for (int size : HeaderTrial.ROSTERS) {
      for (boolean closed : new boolean[] {true, false}) {
        MarginCount count = new MarginCount(form, closed, size);
        Kind kind = closed ? Kind.STRANGERS_IN_PLACE : Kind.STRANGERS_AND_TWINS;
        count(TrialSitting.of(trial, headers, size, kind), count);
        worst = Math.max(worst, count.worstUnsureness());
        curves.addAll(count.lines());
      }
    }
    if (form == Reading.Form.BOXED) {
      curves.addFirst((UNSURENESS + ",%.2f").formatted(worst));
    }
    return curves;
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
