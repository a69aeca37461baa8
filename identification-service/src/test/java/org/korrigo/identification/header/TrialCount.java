package org.korrigo.identification.header;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.korrigo.identification.matching.Candidate;
import org.korrigo.identification.matching.Match;
import org.korrigo.identification.matching.MatchReason;
import org.korrigo.identification.matching.Pupil;

/** Counts how the headers of one kind of roster came out. */
final class TrialCount {
  /** The columns of {@link #lines}. */
  static final String HEADING =
      String.format(
          Locale.ROOT,
          "%-42s %8s %8s %8s %7s %7s %7s %7s",
          "",
          "headers",
          "by rule",
          "of them",
          "wrong",
          "top 1",
          "top 3",
          "top 8");

  private static final int[] TOPS = {1, 3, 8};

  private final String name;
  private final Line korrigo = new Line();
  private final Line plain = new Line();
  private final Map<MatchReason, Integer> asked = new TreeMap<>();

  TrialCount(String name) {
    this.name = name;
  }

  /** Counts the copies of one exam. */
  void add(TrialSitting sitting, List<Match> matches) {
    for (int i = 0; i < matches.size(); i++) {
      add(sitting.copies().get(i), matches.get(i), sitting.roster());
    }
  }

  private void add(TrialCopy copy, Match match, List<Pupil> roster) {
    int writer = copy.writer().studentId();
    boolean listed = roster.stream().anyMatch(pupil -> pupil.studentId() == writer);
    korrigo.add(
        writer,
        listed,
        match.studentId(),
        match.candidates().stream().map(Candidate::studentId).toList());
    if (match.studentId() == null && listed) {
      asked.merge(match.reason(), 1, Integer::sum);
    }
    if (copy.plain() != null) {
      List<Integer> nearest =
          PlainReader.ranked(copy.plain(), roster).stream().map(Pupil::studentId).toList();
      plain.add(writer, listed, nearest.getFirst(), nearest);
    }
  }

  /** How many copies a wrong pupil was given by rule. */
  int mistaken() {
    return korrigo.wrong;
  }

  /** The part of the listed writers who were given their copy by rule. */
  double byRule() {
    return (double) korrigo.right / korrigo.listed;
  }

  /** The part of the listed writers who were among the first three candidates. */
  double amongThree() {
    return (double) korrigo.among[1] / korrigo.listed;
  }

  /** A line for Korrigo, why it asked about listed writers, and a line for Tesseract alone. */
  String lines() {
    String reasons =
        asked.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", ", "  asked: ", System.lineSeparator()));
    return korrigo.shown(name)
        + (asked.isEmpty() ? "" : reasons)
        + (plain.all == 0 ? "" : plain.shown("  Tesseract alone, nearest Levenshtein"));
  }

  /** What one way of matching did; parts are of the listed. */
  private static final class Line {
    private int all;
    private int listed;
    private int right;
    private int wrong;
    private final int[] among = new int[TOPS.length];

    void add(int writer, boolean isListed, Integer given, List<Integer> ranked) {
      all++;
      listed += isListed ? 1 : 0;
      if (given != null) {
        right += given == writer ? 1 : 0;
        wrong += given == writer ? 0 : 1;
      }
      for (int top = 0; top < TOPS.length; top++) {
        List<Integer> first = ranked.subList(0, Math.min(TOPS[top], ranked.size()));
        among[top] += first.contains(writer) ? 1 : 0;
      }
    }

    String shown(String label) {
      StringBuilder line =
          new StringBuilder(String.format(Locale.ROOT, "%-42s %8d %8d", label, all, right));
      line.append(percent(right)).append(String.format(Locale.ROOT, " %7d", wrong));
      for (int top : among) {
        line.append(percent(top));
      }
      return line.append(System.lineSeparator()).toString();
    }

    private String percent(int part) {
      return listed == 0
          ? "       –"
          : String.format(Locale.ROOT, " %6.2f%%", 100.0 * part / listed);
    }
  }
}
