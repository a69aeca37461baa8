package org.korrigo.grading.release;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.korrigo.contracts.grading.ResultsReleased;
import org.korrigo.contracts.outbox.Outbox;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.grading.copy.ExportedCopies;
import org.korrigo.grading.copy.Receipts;
import org.korrigo.grading.copy.Sender;
import org.korrigo.grading.copy.StagedCopies;
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
  private final Receipts receipts;
  private final JournalFacts journal;
  private final Outbox outbox;

  ReleasingResults(
      Exams exams,
      OwnedCopies copies,
      StagedCopies staged,
      ReleasedCopyRepository released,
      ExportedCopies exported,
      Receipts receipts,
      JournalFacts journal,
      Outbox outbox) {
    this.exams = exams;
    this.copies = copies;
    this.staged = staged;
    this.released = released;
    this.exported = exported;
    this.receipts = receipts;
    this.journal = journal;
    this.outbox = outbox;
  }

  /** How things stand. */
  Uni<ReleaseView> read(UUID examId) {
    return Panache.withSession(() -> exams.required(examId).flatMap(this::view));
  }

  /**
   * Releases every copy but the exceptions; once for each key.
   *
   * @throws Problem not-releasable, with each copy and its reason, if one that is not excepted is
   *     not handed over, not marked or not identified, or if nothing remains
   */
  Uni<ReleaseView> release(UUID examId, NewRelease wanted, Sender admin) {
    return once(
        examId,
        admin,
        wanted.request(),
        exam ->
            copies
                .ofExam(examId)
                .flatMap(
                    found ->
                        staged
                            .ofExam(examId)
                            .map(
                                waiting ->
                                    ReleasableCopies.of(found, waiting, wanted.exceptions())))
                .flatMap(given -> give(exam, given, admin)));
  }

  /**
   * Takes the results back, once for each key; without effect if they are not out. Whether they are
   * is asked of the copies that pupils can read too, and not of the exam's date alone.
   */
  Uni<ReleaseView> withdraw(UUID examId, Sender admin) {
    return once(examId, admin, "withdraw", exam -> takeBack(exam, admin));
  }

  private Uni<ReleaseView> once(
      UUID examId, Sender admin, String request, Function<ExamOutline, Uni<Void>> write) {
    return Panache.withTransaction(
        () ->
            held(examId)
                .flatMap(
                    exam ->
                        receipts.onceOfExam(
                            examId,
                            admin,
                            request,
                            () -> write.apply(exam),
                            Uni.createFrom()::voidItem))
                .chain(() -> exams.required(examId))
                .flatMap(this::view));
  }

  /** The exam, kept from being released or having a copy reopened by anyone else meanwhile. */
  private Uni<ExamOutline> held(UUID examId) {
    return exams.requiredForUpdate(examId).chain(() -> exams.required(examId));
  }

  private Uni<Void> give(ExamOutline exam, List<OwnedCopy> given, Sender admin) {
    Map<UUID, Integer> wanted =
        given.stream().collect(Collectors.toMap(owned -> owned.copy().id(), OwnedCopy::studentId));
    return released
        .ofExam(exam.id())
        .flatMap(
            before -> {
              Set<UUID> kept =
                  ids(before, one -> Objects.equals(one.studentId(), wanted.get(one.copyId())));
              Set<UUID> added = minus(wanted.keySet(), kept);
              return change(exam, added, minus(ids(before, _ -> true), kept), admin);
            })
        .chain(
            () -> exam.released() ? Uni.createFrom().voidItem() : tell(exam, admin.now(), admin));
  }

  private Uni<Void> takeBack(ExamOutline exam, Sender admin) {
    return released
        .ofExam(exam.id())
        .map(before -> before.stream().map(GivenCopy::copyId).collect(Collectors.toSet()))
        .flatMap(
            kept ->
                kept.isEmpty() && !exam.released()
                    ? Uni.createFrom().voidItem()
                    : change(exam, Set.of(), kept, admin).chain(() -> tell(exam, null, admin)));
  }

  private Uni<Void> change(ExamOutline exam, Set<UUID> added, Set<UUID> removed, Sender admin) {
    return released
        .takeBack(removed)
        .chain(() -> released.give(added, exam.id(), admin.now()))
        .chain(() -> journal(exam, removed, ReleasedResults.TAKEN_BACK, admin))
        .chain(() -> journal(exam, added, ReleasedResults.GIVEN, admin));
  }

  private Uni<Void> journal(ExamOutline exam, Set<UUID> ids, String reason, Sender admin) {
    return exported.record(ids, admin.subject(), admin.now(), exam.scale().maximum(), reason);
  }

  private Uni<Void> tell(ExamOutline exam, Instant releasedAt, Sender admin) {
    return exams
        .noteRelease(exam.id(), releasedAt)
        .chain(() -> outbox.append(new ResultsReleased(exam.id(), releasedAt, admin.subject())));
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
