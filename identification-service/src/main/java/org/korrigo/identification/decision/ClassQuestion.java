package org.korrigo.identification.decision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.korrigo.identification.exam.ExamSituation;
import org.korrigo.identification.matching.ClassMatching;
import org.korrigo.identification.matching.ClassSituation;
import org.korrigo.identification.matching.CopyReading;
import org.korrigo.identification.matching.Match;
import org.korrigo.identification.matching.Pupil;

/**
 * A class as it stood when it was asked.
 *
 * @param copies of the exam
 * @param roster everybody
 * @param situation who is expected and who was absent, and the error that is tolerated
 */
record ClassQuestion(List<OcrResult> copies, List<Pupil> roster, ExamSituation situation) {

  /** As many copies as nobody at the desk notices. */
  private static final int STEP = 20;

  /** The answer, in {@link #steps}. */
  List<List<Match>> solve() {
    return steps(new ClassMatching(roster, forMatching()).match(open(), taken(), unread()));
  }

  /**
   * Steps to be taken over one after the other: what is new only, and first those that free pupils
   * who change copies, as no two copies may be one pupil's in between.
   */
  List<List<Match>> steps(List<Match> matches) {
    Map<UUID, OcrResult> known =
        copies.stream().collect(Collectors.toMap(copy -> copy.copyId, Function.identity()));
    List<Match> news =
        matches.stream()
            .filter(match -> known.get(match.copyId()).differs(match, situation.toleratedError()))
            .toList();
    List<Match> freed =
        news.stream()
            .filter(match -> changesPupil(known.get(match.copyId()), match))
            .map(Match::withoutStudent)
            .toList();
    Set<UUID> nobodys = freed.stream().map(Match::copyId).collect(Collectors.toSet());
    List<Match> given =
        news.stream()
            .filter(match -> match.studentId() != null || !nobodys.contains(match.copyId()))
            .toList();
    List<List<Match>> steps = new ArrayList<>(parts(freed));
    steps.addAll(parts(given));
    return steps;
  }

  private static boolean changesPupil(OcrResult copy, Match match) {
    Integer standing = copy.verdict.studentId();
    return standing != null && !standing.equals(match.studentId());
  }

  private static List<List<Match>> parts(List<Match> matches) {
    List<List<Match>> parts = new ArrayList<>();
    for (int from = 0; from < matches.size(); from += STEP) {
      parts.add(matches.subList(from, Math.min(from + STEP, matches.size())));
    }
    return parts;
  }

  private ClassSituation forMatching() {
    return new ClassSituation(situation.toleratedError(), situation.expected(), situation.absent());
  }

  private List<CopyReading> open() {
    return copies.stream().map(OcrResult::question).flatMap(Optional::stream).toList();
  }

  /** How many copies the class will have to consider once they are read. */
  private int unread() {
    return (int) copies.stream().filter(OcrResult::isUnread).count();
  }

  /** Pupils whose copy is not asked about. */
  private Set<Integer> taken() {
    return copies.stream()
        .filter(copy -> copy.question().isEmpty())
        .map(copy -> copy.verdict.studentId())
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
