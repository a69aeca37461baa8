package org.korrigo.identification.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Counts at which margins copies would be given rightly and wrongly, were any margin enough. */
public final class MarginCount {
  private static final double STEP = 0.25;
  private static final double LEAST = 2;
  private static final double LARGEST = 14;
  private static final double ANY_ERROR = 0.5;

  private final Reading.Form form;
  private final Attendance attendance;
  private final int roster;
  private final List<Given> given = new ArrayList<>();

  private record Given(double margin, boolean right, double unsureness) {}

  /**
   * Of rosters of one size.
   *
   * @param closed whether as many copies as pupils are there
   */
  public MarginCount(Reading.Form form, boolean closed, int roster) {
    this.form = form;
    this.attendance = closed ? Attendance.CLOSED : Attendance.OPEN;
    this.roster = roster;
  }

  /**
   * Counts one exam.
   *
   * @param writers of the copies, in the same order
   */
  public void add(
      List<CopyReading> copies,
      List<Integer> writers,
      List<Pupil> pupils,
      ClassSituation situation) {
    ClassSituation undemanding =
        new ClassSituation(ANY_ERROR, situation.expected(), situation.absent());
    List<Match> matches = new ClassMatching(pupils, undemanding, any()).match(copies, Set.of());
    for (int i = 0; i < matches.size(); i++) {
      Match match = matches.get(i);
      if (match.studentId() != null) {
        boolean right = Objects.equals(match.studentId(), writers.get(i));
        double unsureness = ReadingComparison.of(copies.get(i).reading()).unsureness();
        given.add(new Given(match.margin(), right, unsureness));
      }
    }
  }

  /** A curve on which every margin above 0 is enough. */
  private Calibration any() {
    return new Calibration(
        Double.POSITIVE_INFINITY,
        List.of(
            new Calibration.Point(
                form, Attendance.OPEN, Integer.MAX_VALUE / 2, 0, Integer.MAX_VALUE, 0)));
  }

  /** The worst reading among those given rightly. */
  public double worstUnsureness() {
    return given.stream().filter(Given::right).mapToDouble(Given::unsureness).max().orElse(0);
  }

  /** The curve's lines. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (double margin = LEAST; margin <= LARGEST; margin += STEP) {
      double least = margin;
      lines.add(
          String.format(
              Locale.ROOT,
              "%s,%s,%d,%.2f,%d,%d",
              form,
              attendance,
              roster,
              margin,
              given.stream().filter(one -> one.margin() >= least).count(),
              given.stream().filter(one -> one.margin() >= least && !one.right()).count()));
    }
    return lines;
  }
}
