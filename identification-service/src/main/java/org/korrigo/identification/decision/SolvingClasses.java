package org.korrigo.identification.decision;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.korrigo.identification.exam.ExamSituation;
import org.korrigo.identification.exam.ExamTurn;
import org.korrigo.identification.exam.Exams;
import org.korrigo.identification.matching.Match;
import org.korrigo.identification.roster.Roster;

/**
 * Gets a class's question and takes its answer over, a few copies at a time, so that nobody at the
 * desk waits for the whole class; the solving itself happens between the two, outside of any
 * transaction. What is left of an answer to what is no longer the question is thrown away; what
 * persons have said meanwhile stands, and the rest of the answer with it.
 */
@ApplicationScoped
class SolvingClasses {
  private final OcrResultRepository copies;
  private final Roster roster;
  private final Exams exams;
  private final ClassSchedule schedule;
  private final Trail trail;

  SolvingClasses(
      OcrResultRepository copies, Roster roster, Exams exams, ClassSchedule schedule, Trail trail) {
    this.copies = copies;
    this.roster = roster;
    this.exams = exams;
    this.schedule = schedule;
    this.trail = trail;
  }

  /** What is to be solved; null while decisions may not change. */
  Uni<ClassQuestion> question(UUID examId) {
    return Panache.withSession(
        () ->
            exams
                .situation(examId)
                .flatMap(
                    situation ->
                        situation.released()
                            ? Uni.createFrom().nullItem()
                            : question(examId, situation)));
  }

  private Uni<ClassQuestion> question(UUID examId, ExamSituation situation) {
    return copies
        .ofExam(examId)
        .flatMap(
            found ->
                roster
                    .pupils()
                    .flatMap(
                        pupils ->
                            roster
                                .gone()
                                .map(
                                    gone ->
                                        new ClassQuestion(
                                            found, pupils, situation.following(gone)))));
  }

  /**
   * Takes a part of the answer over, in one transaction with its events.
   *
   * @param toleratedError that the class was solved with
   * @return false, with nothing changed, if the class is no longer what was solved
   */
  Uni<Boolean> apply(ClassSchedule.Due due, List<Match> step, double toleratedError) {
    Instant now = Instant.now();
    return Panache.withTransaction(
        () ->
            roster
                .staying(students(step))
                .flatMap(
                    there ->
                        ExamTurn.take(due.examId())
                            .flatMap(turn -> schedule.isCurrent(due))
                            .call(
                                current ->
                                    current
                                        ? apply(due.examId(), of(step, there), toleratedError, now)
                                        : Uni.createFrom().voidItem())));
  }

  private static List<Integer> students(List<Match> step) {
    return step.stream().map(Match::studentId).filter(Objects::nonNull).toList();
  }

  /** Without pupils who were removed meanwhile: asked before the exam's turn, as always. */
  private static List<Match> of(List<Match> step, Set<Integer> there) {
    return step.stream()
        .filter(match -> match.studentId() == null || there.contains(match.studentId()))
        .toList();
  }

  /** Ends the work on a class. */
  Uni<Void> end(ClassSchedule.Due due) {
    return Panache.withTransaction(() -> schedule.end(due));
  }

  private Uni<Void> apply(UUID examId, List<Match> step, double toleratedError, Instant now) {
    return copies
        .holders(examId, students(step))
        .map(
            holders ->
                step.stream()
                    .filter(match -> isFree(match, holders))
                    .collect(Collectors.toMap(Match::copyId, Function.identity())))
        .flatMap(
            matches ->
                copies
                    .withIds(matches.keySet())
                    .map(found -> changes(found, matches, toleratedError, now)))
        .flatMap(trail::write);
  }

  /** Whether no person has given the pupil another copy meanwhile. */
  private static boolean isFree(Match match, Map<Integer, UUID> holders) {
    return match.studentId() == null
        || holders.getOrDefault(match.studentId(), match.copyId()).equals(match.copyId());
  }

  private static List<Change> changes(
      List<OcrResult> found, Map<UUID, Match> matches, double toleratedError, Instant now) {
    return found.stream()
        .map(copy -> copy.matched(matches.get(copy.copyId), toleratedError, now))
        .flatMap(Optional::stream)
        .toList();
  }
}
