package org.korrigo.identification.header;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.korrigo.identification.matching.Candidate;
import org.korrigo.identification.matching.ClassMatching;
import org.korrigo.identification.matching.Match;
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
  private int all;
  private int listed;
  private int automatic;
  private int wrong;
  private int plainWrong;
  private int plainRight;
  private final int[] among = new int[TOPS.length];
  private final int[] plainAmong = new int[TOPS.length];

  TrialCount(String name) {
    this.name = name;
  }

  /** Matches the copies of one exam with a roster. */
  void add(List<TrialCopy> copies, List<Pupil> roster) {
    List<Match> matches =
        new ClassMatching(roster).match(copies.stream().map(TrialCopy::reading).toList(), Set.of());
    for (int i = 0; i < copies.size(); i++) {
      add(copies.get(i), matches.get(i), roster);
    }
  }

  private void add(TrialCopy copy, Match match, List<Pupil> roster) {
    int writer = copy.writer().studentId();
    List<Integer> candidates = match.candidates().stream().map(Candidate::studentId).toList();
    List<Integer> nearest =
        PlainReader.ranked(copy.plain(), roster).stream().map(Pupil::studentId).toList();
    all++;
    listed += nearest.contains(writer) ? 1 : 0;
    if (match.studentId() != null) {
      automatic += match.studentId() == writer ? 1 : 0;
      wrong += match.studentId() == writer ? 0 : 1;
    }
    plainRight += nearest.getFirst() == writer ? 1 : 0;
    plainWrong += nearest.getFirst() == writer ? 0 : 1;
    for (int top = 0; top < TOPS.length; top++) {
      among[top] += isAmong(candidates, writer, TOPS[top]);
      plainAmong[top] += isAmong(nearest, writer, TOPS[top]);
    }
  }

  private static int isAmong(List<Integer> ranked, int writer, int top) {
    return ranked.subList(0, Math.min(top, ranked.size())).contains(writer) ? 1 : 0;
  }

  /** How many copies a wrong pupil was given by rule. */
  int mistaken() {
    return wrong;
  }

  /** The part of the listed writers who were given their copy by rule. */
  double byRule() {
    return (double) automatic / listed;
  }

  /** The part of the listed writers who were among the first three candidates. */
  double amongThree() {
    return (double) among[1] / listed;
  }

  /** One line for Korrigo, one for Tesseract with the nearest name. Parts are of the listed. */
  String lines() {
    return line(name, automatic, wrong, among)
        + line("  Tesseract a row, nearest Levenshtein", plainRight, plainWrong, plainAmong);
  }

  private String line(String label, int right, int mistaken, int[] tops) {
    String parts =
        IntStream.of(tops)
            .mapToObj(top -> String.format(Locale.ROOT, " %6.2f%%", 100.0 * top / listed))
            .reduce("", String::concat);
    return String.format(
        Locale.ROOT,
        "%-42s %8d %8d %7.2f%% %7d%s%n",
        label,
        all,
        right,
        100.0 * right / listed,
        mistaken,
        parts);
  }
}
