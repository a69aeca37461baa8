package org.korrigo.grading.dispatch;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.grading.copy.Receipts;
import org.korrigo.grading.copy.SharingCopies;
import org.korrigo.grading.dispatch.NewDispatch.Marker;
import org.korrigo.grading.exam.Exams;
import org.korrigo.grading.release.ClassesOfCopies;
import org.korrigo.grading.release.ClassesOfCopies.Classes;

/** Shares the READY copies of an exam among correctors; as many statements for one as for all. */
@ApplicationScoped
class Dispatching {
  private final DispatchRunRepository runs;
  private final SharingCopies copies;
  private final DispatchedCopies dispatched;
  private final ClassesOfCopies classes;
  private final Exams exams;
  private final Receipts receipts;

  Dispatching(
      DispatchRunRepository runs,
      SharingCopies copies,
      DispatchedCopies dispatched,
      ClassesOfCopies classes,
      Exams exams,
      Receipts receipts) {
    this.dispatched = dispatched;
    this.runs = runs;
    this.receipts = receipts;
    this.copies = copies;
    this.classes = classes;
    this.exams = exams;
  }

  /**
   * A dispatch that was done.
   *
   * @param isNew false if the same request was made before
   */
  record Done(DispatchView report, boolean isNew) {}

  /**
   * Shares copies, once. The exam is held alone before its copies are: an export holds them page by
   * page, which is not the order of their ids.
   *
   * @param id the new run's; if it is there already, nothing happens, but {@code conflict} if that
   *     was another dispatch
   */
  Uni<Done> dispatch(UUID id, UUID examId, NewDispatch request, String actorId, Instant now) {
    request.accounts();
    return Panache.withTransaction(
        () ->
            exams
                .required(examId)
                .chain(() -> receipts.hold(id))
                .chain(() -> exams.holdAlone(examId))
                .chain(() -> runs.findById(id))
                .flatMap(
                    known ->
                        known != null
                            ? repeated(known, examId, request)
                            : share(id, examId, request, actorId, now)));
  }

  Uni<DispatchView> run(UUID examId, UUID id) {
    return Panache.withSession(() -> runs.required(examId, id)).map(run -> run.report);
  }

  Uni<List<DispatchView>> runs(UUID examId, DispatchCursor after, int rows) {
    return Panache.withSession(
        () ->
            exams
                .required(examId)
                .chain(() -> runs.page(examId, after, rows))
                .map(found -> found.stream().map(run -> run.report).toList()));
  }

  private Uni<Done> share(UUID id, UUID examId, NewDispatch request, String actorId, Instant now) {
    long seed =
        request.seed() == null
            ? ThreadLocalRandom.current().nextLong(NewDispatch.MOST)
            : request.seed();
    return copies
        .free(examId, request.redispatch())
        .flatMap(
            free ->
                copies
                    .others(examId, free)
                    .flatMap(
                        had ->
                            classes(examId, request)
                                .flatMap(
                                    known ->
                                        onWorker(
                                            () ->
                                                DispatchPlan.of(request, free, had, known, seed)))))
        .flatMap(
            plan -> {
              DispatchView report =
                  plan.report(
                      request.dryRun() ? null : id,
                      examId,
                      actorId,
                      now.truncatedTo(ChronoUnit.MICROS));
              Done done = new Done(report, true);
              return request.dryRun()
                  ? Uni.createFrom().item(done)
                  : copies
                      .assign(plan.shared())
                      .chain(() -> dispatched.note(plan.shared(), request.excludesNoClass()))
                      .chain(() -> runs.persist(DispatchRun.of(request, report)))
                      .replaceWith(done);
            });
  }

  /** Shares off the event loop, and goes on where the transaction is. */
  private static Uni<DispatchPlan> onWorker(Supplier<DispatchPlan> sharing) {
    return Uni.createFrom()
        .item(sharing)
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .emitOn(MutinyHelper.executor(Vertx.currentContext()));
  }

  private Uni<Classes> classes(UUID examId, NewDispatch request) {
    Set<String> excluded =
        request.correctors().stream()
            .flatMap(corrector -> corrector.excludedClasses().stream())
            .collect(Collectors.toSet());
    return excluded.isEmpty()
        ? Uni.createFrom().item(Classes.NOT_ASKED)
        : classes
            .unknown(excluded)
            .invoke(unknown -> requireKnown(request.correctors(), unknown))
            .chain(() -> classes.ofExam(examId, excluded));
  }

  private static void requireKnown(List<Marker> correctors, Set<String> unknown) {
    for (int i = 0; i < correctors.size(); i++) {
      for (String name : correctors.get(i).excludedClasses()) {
        if (unknown.contains(name)) {
          throw Problem.invalid(
              "correctors[%d].excluded_classes".formatted(i),
              "no pupil of the roster is in the class " + name);
        }
      }
    }
  }

  private static Uni<Done> repeated(DispatchRun known, UUID examId, NewDispatch request) {
    if (!known.examId.equals(examId) || !known.request.equals(request)) {
      throw new Problem(
          ProblemType.CONFLICT, "This Idempotency-Key was used for another dispatch.");
    }
    return Uni.createFrom().item(new Done(known.report, false));
  }
}
