package org.korrigo.exams.exam;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.korrigo.contracts.outbox.Outbox;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.exams.row.RequestDigest;

/** Creating, changing and deleting exams, and telling the others. */
@ApplicationScoped
class DefiningExams {
  private final ExamRepository exams;
  private final AnnouncingExams announcing;
  private final BackgroundWork work;
  private final Outbox outbox;

  DefiningExams(
      ExamRepository exams, AnnouncingExams announcing, BackgroundWork work, Outbox outbox) {
    this.work = work;
    this.exams = exams;
    this.announcing = announcing;
    this.outbox = outbox;
  }

  /**
   * An exam and whether this request made it.
   *
   * @param created false when the same idempotency key had made it before
   */
  record Defined(ExamView exam, boolean created) {}

  /**
   * Creates an exam.
   *
   * @param id the caller's idempotency key, which becomes the exam's id
   * @throws Problem conflict if the key made an exam of another request
   */
  Uni<Defined> define(UUID id, NewExam described, Instant now) {
    return define(id, RequestDigest.of("exam", described), described, now);
  }

  private Uni<Defined> define(UUID id, String request, NewExam described, Instant now) {
    described.requireSound();
    return Panache.withTransaction(
            () ->
                exams
                    .findById(id)
                    .flatMap(
                        existing ->
                            existing == null
                                ? create(Exam.of(id, request, described, now))
                                : Uni.createFrom().item(existing(existing, request))))
        .onFailure(ConstraintViolationException.class)
        .recoverWithUni(() -> existing(id, request));
  }

  /**
   * Creates an exam with the structure of another: its marking scale, score step, mode, pages a
   * sheet and where identity stands. Nothing else is taken over.
   *
   * @param id the caller's idempotency key, which becomes the new exam's id
   * @throws Problem not-found, or conflict if the key made an exam of another request
   */
  Uni<Defined> duplicate(UUID originalId, UUID id, NewDuplicate wanted, Instant now) {
    String request = RequestDigest.of("duplicate " + originalId, wanted);
    return Panache.withSession(
            () ->
                exams
                    .required(originalId)
                    .map(original -> original.describedAs(wanted.name(), wanted.date())))
        .flatMap(described -> define(id, request, described, now));
  }

  /**
   * Changes an exam that the caller has seen.
   *
   * @param version the version that was seen
   */
  Uni<ExamView> redefine(UUID id, int version, NewExam described) {
    described.requireSound();
    return Panache.withTransaction(
        () ->
            exams
                .requiredLocked(id)
                .invoke(exam -> requireVersion(exam, version))
                .invoke(exam -> exam.redefine(described))
                .call(exam -> announcing.announce(exam))
                .call(exams::flush)
                .map(Exam::view));
  }

  /**
   * Replaces the marking scale of an exam that the caller has seen, and nothing else.
   *
   * @param version the version that was seen
   * @throws Problem not-found, stale-version, scale-frozen, or invalid-request with every rule that
   *     is broken
   */
  Uni<ExamView> rescale(UUID id, int version, ScaleImport read) {
    return Panache.withTransaction(
        () ->
            exams
                .requiredLocked(id)
                .invoke(exam -> requireVersion(exam, version))
                .invoke(exam -> exam.rescale(read))
                .call(exam -> announcing.announce(exam))
                .call(exams::flush)
                .map(Exam::view));
  }

  /**
   * Deletes an exam with all that hangs on it, here by cascade and elsewhere by event. What a
   * worker is doing to its paper ends first, and what it wants to do next finds nothing.
   */
  Uni<Void> delete(UUID id, String confirmation, String actorId, Instant now) {
    return Panache.withTransaction(
        () ->
            work.hold(id)
                .flatMap(held -> exams.requiredLocked(id))
                .call(exam -> outbox.append(exam.deleted(confirmation, actorId, now)))
                .flatMap(exams::remove));
  }

  private Uni<Defined> create(Exam exam) {
    return exams
        .persistAndFlush(exam)
        .call(() -> announcing.announce(exam))
        .map(saved -> new Defined(saved.view(), true));
  }

  /** The exam that another request with the same key made at the same time. */
  private Uni<Defined> existing(UUID id, String request) {
    return Panache.withSession(() -> exams.required(id).map(exam -> existing(exam, request)));
  }

  private static Defined existing(Exam exam, String request) {
    RequestDigest.requireSame(exam.requestSha256, request);
    return new Defined(exam.view(), false);
  }

  private static void requireVersion(Exam exam, int version) {
    if (exam.version != version) {
      throw new Problem(
          ProblemType.STALE_VERSION, "The exam was changed meanwhile: read it again.");
    }
  }
}
