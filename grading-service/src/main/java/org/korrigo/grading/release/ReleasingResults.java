package org.korrigo.grading.release;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.korrigo.contracts.grading.ResultsReleased;
import org.korrigo.contracts.outbox.Outbox;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.grading.copy.ExportedCopies;
import org.korrigo.grading.copy.StagedCopies;
import org.korrigo.grading.copy.StagedCopies.StagedCopy;
import org.korrigo.grading.exam.ExamOutline;
import org.korrigo.grading.exam.Exams;
import org.korrigo.grading.journal.JournalFacts;
import org.korrigo.grading.release.ReleasedCopyRepository.GivenCopy;

/**
 * Gives an exam's results to the pupils, and takes them back (design §3). Given are the copies that
 * are marked and identified at that moment, no others later; a second release gives those that came
 * to be since, and takes back what is newly excepted. A copy that turns out to be another pupil's
 * after it was given is read by neither, until the next release gives it to whose it is.
 */
@ApplicationScoped
class ReleasingResults {
  private final Exams exams;
  private final OwnedCopies copies;
  private final StagedCopies staged;
  private final ReleasedCopyRepository released;
  private final ExportedCopies exported;
  private final JournalFacts journal;
  private final Outbox outbox;

  ReleasingResults(
      Exams exams,
      OwnedCopies copies,
      StagedCopies staged,
      ReleasedCopyRepository released,
      ExportedCopies exported,
      JournalFacts journal,
      Outbox outbox) {
    this.exams = exams;
    this.copies = copies;
    this.staged = staged;
    this.released = released;
    this.exported = exported;
    this.journal = journal;
    this.outbox = outbox;
  }

  /** How things stand. */
  Uni<ReleaseView> read(UUID examId) {
    return Panache.withSession(() -> exams.required(examId).flatMap(this::view));
  }

  /**
   * Releases every copy but the exceptions.
   *
   * @throws Problem not-releasable, with each copy and its reason, if one that is not excepted is
   *     not handed over, not marked or not identified, or if nothing remains
   */
  Uni<ReleaseView> release(UUID examId, NewRelease wanted, String actorId, Instant now) {
    return Panache.withTransaction(
        () ->
            held(examId)
                .flatMap(
                    exam ->
                        copies
                            .ofExam(examId)
                            .flatMap(found -> releasable(examId, found, wanted.exceptions()))
                            .flatMap(given -> give(exam, given, actorId, now)))
                .chain(() -> exams.required(examId))
                .flatMap(this::view));
  }

  /**
   * Takes the results back; without effect if they are not out. Whether they are is asked of the
   * copies that pupils can read too, and not of the exam's date alone.
   */
  Uni<ReleaseView> withdraw(UUID examId, String actorId, Instant now) {
    return Panache.withTransaction(
        () ->
            held(examId)
                .flatMap(exam -> takeBack(exam, actorId, now))
                .chain(() -> exams.required(examId))
                .flatMap(this::view));
  }

  /** The exam, kept from being released or having a copy reopened by anyone else meanwhile. */
  private Uni<ExamOutline> held(UUID examId) {
    return exams.requiredForUpdate(examId).chain(() -> exams.required(examId));
  }

  private Uni<List<OwnedCopy>> releasable(
      UUID examId, List<OwnedCopy> copies, Set<UUID> exceptions) {
    return staged.ofExam(examId).map(waiting -> releasable(copies, waiting, exceptions));
  }

  private static List<OwnedCopy> releasable(
      List<OwnedCopy> copies, List<StagedCopy> waiting, Set<UUID> exceptions) {
    Set<UUID> strangers = new HashSet<>(exceptions);
    copies.forEach(owned -> strangers.remove(owned.copy().id()));
    waiting.forEach(copy -> strangers.remove(copy.id()));
    if (!strangers.isEmpty()) {
      throw Problem.invalid("exceptions", "are not copies of this exam: " + strangers);
    }
    List<OwnedCopy> wanted =
        copies.stream().filter(owned -> !exceptions.contains(owned.copy().id())).toList();
    List<ObstructedCopy> obstructed =
        ObstructedCopy.among(
            wanted, waiting.stream().filter(copy -> !exceptions.contains(copy.id())).toList());
    if (!obstructed.isEmpty()) {
      throw new Problem(
              ProblemType.NOT_RELEASABLE,
              obstructed.size()
                  + " copies are not handed over, not marked or not identified: finish them or"
                  + " except them.")
          .with("copies", obstructed);
    }
    if (wanted.isEmpty()) {
      throw new Problem(ProblemType.NOT_RELEASABLE, "There is no copy to release.")
          .with("copies", List.of());
    }
    return wanted;
  }

  private Uni<Void> give(ExamOutline exam, List<OwnedCopy> given, String actorId, Instant now) {
    Map<UUID, Integer> wanted =
        given.stream().collect(Collectors.toMap(owned -> owned.copy().id(), OwnedCopy::studentId));
    return released
        .ofExam(exam.id())
        .flatMap(
            before -> {
              Set<UUID> kept =
                  ids(before, one -> Objects.equals(one.studentId(), wanted.get(one.copyId())));
              Set<UUID> added = minus(wanted.keySet(), kept);
              return change(exam, added, minus(ids(before, _ -> true), kept), actorId, now);
            })
        .chain(() -> exam.released() ? Uni.createFrom().voidItem() : tell(exam, now, actorId));
  }

  private Uni<Void> takeBack(ExamOutline exam, String actorId, Instant now) {
    return released
        .ofExam(exam.id())
        .map(before -> before.stream().map(GivenCopy::copyId).collect(Collectors.toSet()))
        .flatMap(
            kept ->
                kept.isEmpty() && !exam.released()
                    ? Uni.createFrom().voidItem()
                    : change(exam, Set.of(), kept, actorId, now)
                        .chain(() -> tell(exam, null, actorId)));
  }

  private Uni<Void> change(
      ExamOutline exam, Set<UUID> added, Set<UUID> removed, String actorId, Instant now) {
    return released
        .takeBack(removed)
        .chain(() -> released.give(added, exam.id(), now))
        .chain(() -> journal(exam, removed, ReleasedResults.TAKEN_BACK, actorId, now))
        .chain(() -> journal(exam, added, ReleasedResults.GIVEN, actorId, now));
  }

  private Uni<Void> journal(
      ExamOutline exam, Set<UUID> ids, String reason, String actorId, Instant now) {
    return exported.record(ids, actorId, now, exam.scale().maximum(), reason);
  }

  private Uni<Void> tell(ExamOutline exam, Instant releasedAt, String actorId) {
    return exams
        .noteRelease(exam.id(), releasedAt)
        .chain(() -> outbox.append(new ResultsReleased(exam.id(), releasedAt, actorId)));
  }

  private Uni<ReleaseView> view(ExamOutline exam) {
    return copies
        .ofExam(exam.id())
        .flatMap(found -> released.ofExam(exam.id()).flatMap(out -> view(exam, found, out)));
  }

  private Uni<ReleaseView> view(ExamOutline exam, List<OwnedCopy> found, List<GivenCopy> out) {
    return staged
        .ofExam(exam.id())
        .flatMap(
            waiting ->
                journal
                    .exports(exam.id(), List.of(ReleasedResults.GIVEN, ReleasedResults.TAKEN_BACK))
                    .map(exports -> ReleaseView.of(exam, found, waiting, out, exports)));
  }

  private static Set<UUID> ids(List<GivenCopy> released, Predicate<GivenCopy> which) {
    return released.stream().filter(which).map(GivenCopy::copyId).collect(Collectors.toSet());
  }

  private static Set<UUID> minus(Set<UUID> all, Set<UUID> without) {
    return all.stream()
        .filter(id -> !without.contains(id))
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }
}
