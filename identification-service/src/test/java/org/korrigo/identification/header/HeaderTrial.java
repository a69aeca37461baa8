package org.korrigo.identification.header;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.korrigo.identification.header.TrialHeaders.Header;
import org.korrigo.identification.header.TrialSitting.Kind;
import org.korrigo.identification.header.letter.training.HandFont;
import org.korrigo.identification.matching.Reading;

/**
 * Writes headers, reads them and matches them with rosters: {@code HeaderTrial FONTS FORM HEADERS
 * SEED KEPT RESOLUTION…} prints a table; the form is BOXED or FREE. Every header has a writer of
 * its own: a font that neither the letter classifier nor the calibration has seen, with habits that
 * chance gives. Readings are kept in the directory KEPT, and taken from there, unless it is {@code
 * -}.
 */
public final class HeaderTrial {
  static final int[] ROSTERS = {35, 120, TrialHeaders.SCHOOL};

  /** Tesseract alone reads so many: it is slow, and they are enough to see. */
  private static final int PLAIN = 1200;

  private HeaderTrial() {}

  /** Prints a table for each resolution. */
  public static void main(String[] arguments) throws IOException {
    List<HandFont> fonts = TrialFonts.of(Path.of(arguments[0])).forReport();
    Reading.Form form = Reading.Form.valueOf(arguments[1]);
    int count = Integer.parseInt(arguments[2]);
    long seed = Long.parseLong(arguments[3]);
    for (int i = 5; i < arguments.length; i++) {
      int resolution = Integer.parseInt(arguments[i]);
      Path kept = TrialHeaders.kept(arguments[4], "report-" + form, resolution, seed, count);
      TrialHeaders trial = new TrialHeaders(fonts, seed, resolution, form);
      print(trial, trial.of(count, PLAIN, kept), resolution + " dpi, " + form);
    }
  }

  private static void print(TrialHeaders trial, List<Header> headers, String kind) {
    System.out.printf(
        "%n%s: %d headers, each by a writer of its own; CPU ms a header: korrigo %.1f,"
            + " plain %.1f%n",
        kind,
        headers.size(),
        headers.stream().mapToLong(Header::nanoseconds).average().orElse(0) / 1e6,
        headers.stream()
                .filter(header -> header.plain() != null)
                .mapToLong(Header::plainNanoseconds)
                .average()
                .orElse(0)
            / 1e6);
    System.out.println(TrialCount.HEADING);
    for (int size : ROSTERS) {
      print("roster of " + size + ", all present", trial, headers, size, Kind.ALL_PRESENT);
      print("roster of " + size + ", absentees, strangers", trial, headers, size, Kind.STRANGERS);
      print(
          "roster of " + size + ", strangers for absentees",
          trial,
          headers,
          size,
          Kind.STRANGERS_IN_PLACE);
    }
    print("roster of 35, every writer's twin instead", trial, headers, ROSTERS[0], Kind.TWINS);
  }

  private static void print(
      String name, TrialHeaders trial, List<Header> headers, int size, Kind kind) {
    TrialCount count = new TrialCount(name);
    for (TrialSitting sitting : TrialSitting.of(trial, headers, size, kind)) {
      count.add(sitting, sitting.matches());
    }
    System.out.print(count.lines());
  }
}
