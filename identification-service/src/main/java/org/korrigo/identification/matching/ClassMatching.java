package org.korrigo.identification.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Solves the class at once: every copy gets at most one pupil and every pupil at most one copy, at
 * the least total of errors; any copy may be a stranger's and any pupil may be absent. A match is
 * taken only if it is {@link Safety safe}.
 */
public final class ClassMatching {
  /** How many candidates a person is offered. */
  public static final int CANDIDATES = 8;

  private static final double STANDING_MARGIN = 0.5;
  private static final double IMPOSSIBLE = 1e6;

  private final List<KnownPupil> pupils;
  private final ClassSituation situation;

  /** A class that writes its names from this roster; nothing else is known. */
  public ClassMatching(List<Pupil> roster) {
    this(roster, ClassSituation.unknown());
  }

  /** A class that writes its names from this roster. */
  public ClassMatching(List<Pupil> roster, ClassSituation situation) {
    this.situation = situation;
    this.pupils = roster.stream().map(KnownPupil::new).toList();
  }

  /**
   * Matches the copies of one exam.
   *
   * @param copies the copies that no person has decided
   * @param taken pupils whose copy is known
   */
  public List<Match> match(List<CopyReading> copies, Set<Integer> taken) {
    List<Row> rows = copies.stream().map(copy -> new Row(copy, taken)).toList();
    Groups groups = new Groups(rows.size(), pupils.size());
    for (int row = 0; row < rows.size(); row++) {
      for (int pupil : rows.get(row).possible) {
        groups.join(row, pupil);
      }
    }
    groups.ofRows().forEach(group -> solve(group.stream().map(rows::get).toList()));
    return rows.stream().map(Row::match).toList();
  }

  private void solve(List<Row> rows) {
    List<Integer> columns = rows.stream().flatMap(row -> row.possible.stream()).distinct().toList();
    double[][] cost = new double[rows.size()][columns.size() + rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < cost[row].length; column++) {
        cost[row][column] =
            column < columns.size()
                ? rows.get(row).costOf(columns.get(column))
                : column - columns.size() == row ? 0 : IMPOSSIBLE;
      }
    }
    Assignment assignment = new Assignment(cost);
    for (int row = 0; row < rows.size(); row++) {
      int column = assignment.columnOf(row);
      if (column < columns.size()) {
        rows.get(row).take(columns.get(column), assignment.marginOf(row));
      }
    }
  }

  /** One copy against the whole roster. */
  private final class Row {
    private final CopyReading copy;
    private final List<Distance> distances;
    private final List<Integer> possible = new ArrayList<>();
    private Integer chosen;
    private Double margin;
    private MatchReason reason;

    Row(CopyReading copy, Set<Integer> taken) {
      this.copy = copy;
      this.reason =
          copy.reading().form() == Reading.Form.EMPTY
              ? MatchReason.NOTHING_READ
              : MatchReason.NOT_ON_LIST;
      this.distances = pupils.stream().map(pupil -> pupil.from(copy.reading())).toList();
      for (int pupil = 0; pupil < distances.size(); pupil++) {
        Distance distance = distances.get(pupil);
        int studentId = pupils.get(pupil).studentId();
        if (!taken.contains(studentId)
            && situation.expects(studentId)
            && Safety.of(copy.reading(), distance).considers(distance)) {
          possible.add(pupil);
        }
      }
    }

    /** Below 0 where the pupil is likelier than a stranger. */
    double costOf(int pupil) {
      if (!possible.contains(pupil)) {
        return IMPOSSIBLE;
      }
      Distance distance = distances.get(pupil);
      return distance.errors() - Safety.of(copy.reading(), distance).dearest() * distance.signs();
    }

    void take(int pupil, double found) {
      Distance distance = distances.get(pupil);
      Safety safety = Safety.of(copy.reading(), distance);
      int studentId = pupils.get(pupil).studentId();
      boolean stands = copy.standing() != null && copy.standing() == studentId;
      margin = found;
      reason = MatchReason.TOO_CLOSE;
      if (safety.accepts(distance, stands ? found / STANDING_MARGIN : found)) {
        chosen = studentId;
        reason = stands ? MatchReason.STANDS : MatchReason.AGREES;
      }
    }

    Match match() {
      List<Candidate> candidates =
          copy.reading().form() == Reading.Form.EMPTY
              ? List.of()
              : IntStream.range(0, distances.size())
                  .boxed()
                  .sorted(Comparator.comparingDouble(pupil -> distances.get(pupil).perSign()))
                  .limit(CANDIDATES)
                  .map(pupil -> candidate(pupil))
                  .toList();
      return new Match(copy.copyId(), candidates, chosen, margin, reason, explanation());
    }

    private String explanation() {
      return switch (reason) {
        case AGREES ->
            String.format(
                Locale.ROOT, "Everything agrees; nobody else is near (margin %.1f).", margin);
        case STANDS ->
            String.format(Locale.ROOT, "Given before and still the best (margin %.1f).", margin);
        case NOTHING_READ -> "The header is empty or could not be read.";
        case NOT_ON_LIST -> "Nobody on the list is nearer than a stranger would be.";
        default ->
            String.format(
                Locale.ROOT, "The nearest pupil is not sure enough (margin %.1f).", margin);
      };
    }

    private Candidate candidate(int pupil) {
      Distance distance = distances.get(pupil);
      return new Candidate(
          pupils.get(pupil).studentId(),
          distance.score(),
          distance.lastName(),
          distance.firstName(),
          distance.birthDate());
    }
  }
}
