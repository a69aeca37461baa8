package org.korrigo.identification.matching;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which margin keeps which error: counted on headers whose writers are known, and kept with the
 * code in {@code calibration.csv}, where the command that made it stands too.
 *
 * <p>Nothing is extrapolated. With {@code k} wrong of {@code n} given, the error that may be
 * promised is what would give so few only once in twenty: with none wrong about 3 in {@code n}. A
 * smaller error than the measurement can promise has no margin.
 *
 * @param worstUnsureness the worst reading among those counted, in nats a box
 * @param points how many were given, and how many of them wrongly, at each margin
 */
record Calibration(double worstUnsureness, List<Point> points) {
  private static final String FILE = "calibration.csv";
  private static final String UNSURENESS = "worst_unsureness";
  private static final double DOUBT = 0.05;

  /**
   * One margin of the curve.
   *
   * @param form how the headers were made
   * @param attendance what was known of who wrote
   * @param roster how many pupils were on the list
   * @param margin the least margin at which a copy is given
   * @param given how many were
   * @param wrong how many of them to another than their writer
   */
  record Point(
      Reading.Form form, Attendance attendance, int roster, double margin, int given, int wrong) {
    /** The error that may be promised. */
    double error() {
      return given == 0 ? 1 : Math.min(1, atMost(wrong) / given);
    }
  }

  Calibration {
    points = List.copyOf(points);
  }

  /** The curve that is kept with the code. */
  static Calibration measured() {
    return Measured.CURVE;
  }

  /**
   * The margin that keeps the tolerated error on every roster; empty where none does. What was not
   * counted with everybody accounted for needs what it needs where strangers may have written.
   */
  OptionalDouble needed(Reading.Form form, Attendance attendance, double toleratedError) {
    Map<Integer, List<Point>> curves = curves(form, attendance);
    List<OptionalDouble> margins =
        curves.values().stream()
            .map(
                curve ->
                    curve.stream()
                        .filter(point -> point.error() <= toleratedError)
                        .mapToDouble(Point::margin)
                        .min())
            .toList();
    return margins.stream().allMatch(OptionalDouble::isPresent)
        ? margins.stream().mapToDouble(OptionalDouble::getAsDouble).max()
        : OptionalDouble.empty();
  }

  /** The smallest error that may be promised on every roster. */
  double smallestError(Reading.Form form, Attendance attendance) {
    return curves(form, attendance).values().stream()
        .mapToDouble(curve -> curve.stream().mapToDouble(Point::error).min().orElse(1))
        .max()
        .orElse(1);
  }

  /** The largest roster that was counted with this form. */
  int largestRoster(Reading.Form form) {
    return points.stream()
        .filter(point -> point.form() == form)
        .mapToInt(Point::roster)
        .max()
        .orElse(0);
  }

  /** The points of each roster. */
  private Map<Integer, List<Point>> curves(Reading.Form form, Attendance attendance) {
    Map<Integer, List<Point>> curves =
        points.stream()
            .filter(point -> point.form() == form && point.attendance() == attendance)
            .collect(Collectors.groupingBy(Point::roster));
    return curves.isEmpty() && attendance == Attendance.CLOSED
        ? curves(form, Attendance.OPEN)
        : curves;
  }

  /**
   * The expected number of events of which so few or fewer are seen only once in twenty (Poisson).
   */
  static double atMost(int seen) {
    double low = seen;
    double high = 10 + 3.0 * seen;
    while (high - low > 1e-6) {
      double middle = (low + high) / 2;
      if (chance(seen, middle) > DOUBT) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static double chance(int seen, double expected) {
    double term = Math.exp(-expected);
    double sum = term;
    for (int events = 1; events <= seen; events++) {
      term *= expected / events;
      sum += term;
    }
    return sum;
  }

  /** Reads {@code form,attendance,roster,margin,given,wrong} a line. */
  static Calibration read(Stream<String> lines) {
    double worst = 0;
    List<Point> points = new ArrayList<>();
    for (String line : lines.filter(line -> !line.startsWith("#")).toList()) {
      String[] cells = line.split(",", -1);
      if (cells[0].equals(UNSURENESS)) {
        worst = Double.parseDouble(cells[1]);
      } else {
        points.add(
            new Point(
                Reading.Form.valueOf(cells[0]),
                Attendance.valueOf(cells[1]),
                Integer.parseInt(cells[2]),
                Double.parseDouble(cells[3]),
                Integer.parseInt(cells[4]),
                Integer.parseInt(cells[5])));
      }
    }
    return new Calibration(worst, points);
  }

  private static final class Measured {
    private static final Calibration CURVE = load();

    private static Calibration load() {
      try (InputStream file = Calibration.class.getResourceAsStream(FILE);
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
        return read(lines.lines());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
