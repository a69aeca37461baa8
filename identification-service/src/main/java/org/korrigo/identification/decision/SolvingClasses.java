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
import org.korrigo.identification.header.ExamTurn;
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
  private final ClassSchedule schedule;
  private final Outbox outbox;

  /**
   * A class as it stands.
   *
   * @param open copies that no person has given to a pupil
   * @param taken pupils whose copy a person has named
   * @param roster everybody
   */
  record Question(List<CopyReading> open, Set<Integer> taken, List<Pupil> roster) {}

  SolvingClasses(OcrResultRepository copies, Roster roster, ClassSchedule schedule, Outbox outbox) {
    this.copies = copies;
    this.roster = roster;
    this.schedule = schedule;
    this.outbox = outbox;
  }

  /** What is to be solved. */
  Uni<Question> question(UUID examId) {
    return Panache.withSession(
        () ->
            copies
                .ofExam(examId)
                .flatMap(found -> roster.pupils().map(pupils -> question(found, pupils))));
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

  private static Question question(List<OcrResult> found, List<Pupil> pupils) {
    return new Question(
        found.stream().map(OcrResult::question).flatMap(Optional::stream).toList(),
        found.stream()
            .filter(copy -> copy.question().isEmpty())
            .map(OcrResult::studentId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet()),
        pupils);
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
