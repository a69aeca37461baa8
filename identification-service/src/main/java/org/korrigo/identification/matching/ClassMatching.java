package org.korrigo.identification.matching;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Solves the class at once: every copy gets at most one pupil and every pupil at most one copy, as
 * likely as can be; any copy may be a stranger's and any pupil may be absent. A match is given by
 * rule only where the {@link Calibration} promises the exam's tolerated error.
 */
public final class ClassMatching {
  /** How many candidates a person is offered. */
  public static final int CANDIDATES = 8;

  private static final double IMPOSSIBLE = 1e6;

  private final List<KnownPupil> pupils;
  private final ClassSituation situation;
  private final Calibration calibration;

  /** A class that writes its names from this roster; nothing else is known. */
  public ClassMatching(List<Pupil> roster) {
    this(roster, ClassSituation.unknown());
  }

  /** A class that writes its names from this roster. */
  public ClassMatching(List<Pupil> roster, ClassSituation situation) {
    this(roster, situation, Calibration.measured());
  }

  ClassMatching(List<Pupil> roster, ClassSituation situation, Calibration calibration) {
    this.pupils = roster.stream().map(KnownPupil::of).toList();
    this.situation = situation;
    this.calibration = calibration;
  }

  /**
   * Matches the copies of one exam, all of which are read.
   *
   * @param copies the copies that no person has decided
   * @param taken pupils whose copy is known
   */
  public List<Match> match(List<CopyReading> copies, Set<Integer> taken) {
    return match(copies, taken, 0);
  }

  /**
   * Matches the copies of one exam that are read.
   *
   * @param copies the copies that no person has decided
   * @param taken pupils whose copy is known
   * @param unread how many other copies are still to be read: until then nobody is accounted for
   */
  public List<Match> match(List<CopyReading> copies, Set<Integer> taken, int unread) {
    boolean complete = unread == 0 && situation.isComplete(pupils, taken, copies.size());
    ClassRules rules =
        new ClassRules(
            pupils, situation, taken, complete ? Attendance.CLOSED : Attendance.OPEN, calibration);
    return solve(copies, taken).stream().map(rules::match).toList();
  }

  /** The copies with the pupils that the assignment gives them. */
  List<CopyChoice> solve(List<CopyReading> copies, Set<Integer> taken) {
    Set<Integer> barred = barred(taken);
    List<CopyChoice> choices =
        copies.stream().map(copy -> new CopyChoice(copy, pupils, barred)).toList();
    Groups groups = new Groups(choices.size(), pupils.size());
    for (int row = 0; row < choices.size(); row++) {
      for (int pupil : choices.get(row).possible()) {
        groups.join(row, pupil);
      }
    }
    groups.ofRows().forEach(group -> assign(group.stream().map(choices::get).toList()));
    return choices;
  }

  /** Pupils who can have none of the copies. */
  private Set<Integer> barred(Set<Integer> taken) {
    Set<Integer> barred = new HashSet<>(taken);
    pupils.stream()
        .map(KnownPupil::studentId)
        .filter(id -> !situation.expects(id))
        .forEach(barred::add);
    return barred;
  }

  private static void assign(List<CopyChoice> rows) {
    List<Integer> columns =
        rows.stream()
            .flatMap(row -> row.possible().stream())
            .distinct()
            .collect(Collectors.toList());
    double[][] cost = new double[rows.size()][columns.size() + rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < cost[row].length; column++) {
        cost[row][column] =
            column < columns.size()
                ? rows.get(row).costOf(columns.get(column), IMPOSSIBLE)
                : column - columns.size() == row ? 0 : IMPOSSIBLE;
      }
    }
    Assignment assignment = new Assignment(cost);
    for (int row = 0; row < rows.size(); row++) {
      int column = assignment.columnOf(row);
      if (column < columns.size()) {
        rows.get(row).choose(columns.get(column), assignment.marginOf(row));
      }
    }
  }
}
