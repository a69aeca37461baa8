package org.korrigo.identification.header;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.korrigo.identification.header.TrialHeaders.Header;
import org.korrigo.identification.matching.ClassMatching;
import org.korrigo.identification.matching.ClassSituation;
import org.korrigo.identification.matching.Match;
import org.korrigo.identification.matching.Pupil;

/**
 * One exam of a trial.
 *
 * @param copies what was handed in
 * @param roster who was to sit it
 */
record TrialSitting(List<TrialCopy> copies, List<Pupil> roster) {
  /** One writer in ten is a stranger where the exam is open. */
  private static final int STRANGERS = 10;

  /** One stranger in five has a twin on the roster, in the harshest exams. */
  private static final int TWINS = 5;

  /** Who is on the roster besides the writers. */
  enum Kind {
    /** Nobody, and every writer is. */
    ALL_PRESENT,
    /** A tenth of the writers is not; as many others are and one more, who stayed away. */
    STRANGERS,
    /** The same, but as many strangers came as pupils stayed away: the copies seem complete. */
    STRANGERS_IN_PLACE,
    /** The same, and one stranger in five has a twin among those who stayed away. */
    STRANGERS_AND_TWINS,
    /** No writer is; the roster is made of their twins, and one pupil more. */
    TWINS
  }

  /** The exams of a size that whole schools of headers make. */
  static List<TrialSitting> of(TrialHeaders trial, List<Header> headers, int size, Kind kind) {
    List<TrialSitting> sittings = new ArrayList<>();
    for (int start = 0; start < headers.size(); start += TrialHeaders.SCHOOL) {
      List<Pupil> school = trial.school(start / TrialHeaders.SCHOOL);
      int written = Math.min(TrialHeaders.SCHOOL, headers.size() - start);
      for (int from = 0; from + size <= written; from += size) {
        List<TrialCopy> copies = new ArrayList<>();
        for (int writer = from; writer < from + size; writer++) {
          copies.add(TrialHeaders.copy(headers.get(start + writer), school.get(writer)));
        }
        sittings.add(
            new TrialSitting(copies, roster(school, school.subList(from, from + size), kind)));
      }
    }
    return sittings;
  }

  private static List<Pupil> roster(List<Pupil> school, List<Pupil> writers, Kind kind) {
    int strangers = (writers.size() + STRANGERS - 1) / STRANGERS;
    int twins = kind == Kind.STRANGERS_AND_TWINS ? (strangers + TWINS - 1) / TWINS : 0;
    List<Pupil> roster = new ArrayList<>();
    switch (kind) {
      case ALL_PRESENT -> roster.addAll(writers);
      case TWINS -> {
        roster.addAll(MadeUpClass.twinsOf(writers));
        roster.add(school.getLast());
      }
      case STRANGERS, STRANGERS_IN_PLACE, STRANGERS_AND_TWINS -> {
        int away = strangers - twins + (kind == Kind.STRANGERS_IN_PLACE ? 0 : 1);
        roster.addAll(writers.subList(strangers, writers.size()));
        roster.addAll(MadeUpClass.twinsOf(writers.subList(0, twins)));
        roster.addAll(school.subList(TrialHeaders.SCHOOL, TrialHeaders.SCHOOL + away));
      }
    }
    return roster;
  }

  /** Who was to sit it; nobody told who stayed away. */
  ClassSituation situation(double toleratedError) {
    return new ClassSituation(
        toleratedError,
        roster.stream().map(Pupil::studentId).collect(Collectors.toSet()),
        Set.of());
  }

  /** What the class says, copy by copy, at the usual tolerated error. */
  List<Match> matches() {
    return new ClassMatching(roster, situation(ClassSituation.USUAL_TOLERATED_ERROR))
        .match(copies.stream().map(TrialCopy::reading).toList(), Set.of());
  }
}
