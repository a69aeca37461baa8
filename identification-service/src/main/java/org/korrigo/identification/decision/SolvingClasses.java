package org.korrigo.identification.decision;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
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
import org.korrigo.contracts.identification.CopyIdentified;
import org.korrigo.contracts.outbox.Outbox;
import org.korrigo.identification.exam.ExamSituation;
import org.korrigo.identification.exam.ExamTurn;
import org.korrigo.identification.exam.Exams;
import org.korrigo.identification.matching.ClassSituation;
import org.korrigo.identification.matching.CopyReading;
import org.korrigo.identification.matching.Match;
import org.korrigo.identification.matching.Pupil;
import org.korrigo.identification.roster.Roster;

/**
 * Gets a class's question and takes its answer over; the solving itself happens between the two,
 * outside of any transaction. An answer to what is no longer the question is thrown away.
 */
@ApplicationScoped
class SolvingClasses {
  private final OcrResultRepository copies;
  private final Roster roster;
  private final Exams exams;
  private final ClassSchedule schedule;
  private final Outbox outbox;

  /**
   * A class as it stands.
   *
   * @param open copies that no person has given to a pupil
   * @param taken pupils whose copy a person has named
   * @param roster everybody
   * @param situation who is expected and who was absent, and the error that is tolerated
   */
  record Question(
      List<CopyReading> open, Set<Integer> taken, List<Pupil> roster, ExamSituation situation) {

    /** Everything but the copies. */
    ClassSituation forMatching() {
      return new ClassSituation(
          situation.toleratedError(), situation.expected(), situation.absent());
    }
  }

  SolvingClasses(
      OcrResultRepository copies,
      Roster roster,
      Exams exams,
      ClassSchedule schedule,
      Outbox outbox) {
    this.copies = copies;
    this.roster = roster;
    this.exams = exams;
    this.schedule = schedule;
    this.outbox = outbox;
  }

  /** What is to be solved; null while decisions may not change. */
  Uni<Question> question(UUID examId) {
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

  private Uni<Question> question(UUID examId, ExamSituation situation) {
    return copies
        .ofExam(examId)
        .flatMap(found -> roster.pupils().map(pupils -> question(found, pupils, situation)));
  }

  /** Takes the answer over, in one transaction with its events. */
  Uni<Void> apply(ClassSchedule.Due due, List<Match> matches) {
    Instant now = Instant.now();
    return Panache.withTransaction(
        () ->
            ExamTurn.take(due.examId())
                .flatMap(turn -> schedule.isCurrent(due))
                .flatMap(
                    current ->
                        current
                            ? copies
                                .ofExam(due.examId())
                                .flatMap(found -> apply(found, matches, now))
                            : Uni.createFrom().voidItem())
                .flatMap(applied -> schedule.end(due)));
  }

  private static Question question(
      List<OcrResult> found, List<Pupil> pupils, ExamSituation situation) {
    return new Question(
        found.stream().map(OcrResult::question).flatMap(Optional::stream).toList(),
        found.stream()
            .filter(copy -> copy.question().isEmpty())
            .map(OcrResult::studentId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet()),
        pupils,
        situation);
  }

  /** First frees the pupils who change copies, as no two copies may be one pupil's in between. */
  private Uni<Void> apply(List<OcrResult> found, List<Match> matches, Instant now) {
    Map<UUID, Match> byCopy =
        matches.stream().collect(Collectors.toMap(Match::copyId, Function.identity()));
    List<OcrResult> asked =
        found.stream().filter(copy -> byCopy.containsKey(copy.copyId())).toList();
    List<OcrResult> moving =
        asked.stream()
            .filter(copy -> copy.studentId() != null)
            .filter(
                copy -> !Objects.equals(copy.studentId(), byCopy.get(copy.copyId()).studentId()))
            .toList();
    return publish(moving, copy -> copy.matched(byCopy.get(copy.copyId()).withoutStudent(), now))
        .flatMap(freed -> copies.flush())
        .flatMap(flushed -> publish(asked, copy -> copy.matched(byCopy.get(copy.copyId()), now)));
  }

  private Uni<Void> publish(
      List<OcrResult> changed, Function<OcrResult, Optional<CopyIdentified>> change) {
    return Multi.createFrom()
        .iterable(changed)
        .onItem()
        .transformToUniAndConcatenate(
            copy ->
                change.apply(copy).map(outbox::append).orElseGet(() -> Uni.createFrom().voidItem()))
        .collect()
        .last()
        .replaceWithVoid();
  }
}
