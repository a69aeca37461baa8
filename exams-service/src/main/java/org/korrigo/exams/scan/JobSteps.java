package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.korrigo.exams.exam.ExamProgress;

/**
 * The shape of every database step of a job: one transaction that also renews the worker's lease,
 * so a step is done once or not at all, and never by a worker that has lost the job.
 */
@ApplicationScoped
class JobSteps {
  private final ScanJobRepository jobs;
  private final ScanSideRepository sides;
  private final ExamProgress exams;
  private final Duration lease;

  JobSteps(
      ScanJobRepository jobs,
      ScanSideRepository sides,
      ExamProgress exams,
      @ConfigProperty(name = "korrigo.scan.lease") Duration lease) {
    this.jobs = jobs;
    this.sides = sides;
    this.exams = exams;
    this.lease = lease;
  }

  Duration lease() {
    return lease;
  }

  /** Says that the worker is alive. */
  Uni<Void> renew(ClaimedJob claim, Instant now) {
    return settle(claim, List.of(), now);
  }

  /** Settles sides. */
  Uni<Void> settle(ClaimedJob claim, List<ScanSide> settled, Instant now) {
    return settle(claim, settled, () -> Uni.createFrom().voidItem(), now);
  }

  /**
   * Settles sides.
   *
   * @param first keeps what they refer to
   */
  Uni<Void> settle(ClaimedJob claim, List<ScanSide> settled, Supplier<Uni<?>> first, Instant now) {
    return Panache.withTransaction(
        () ->
            jobs.held(claim)
                .invoke(job -> job.progress(settled.size(), lease, now))
                .call(first)
                .call(() -> persist(settled))
                .replaceWithVoid());
  }

  private Uni<Void> persist(List<ScanSide> settled) {
    return settled.isEmpty() ? Uni.createFrom().voidItem() : sides.persist(settled);
  }

  /**
   * Every side is settled, and the exam is told so; it is held if copies are there already.
   *
   * @param last ends the job and proposes its copies
   */
  Uni<Void> finish(ClaimedJob claim, Function<ScanJob, Uni<?>> last) {
    return Panache.withTransaction(
        () ->
            jobs.held(claim)
                .call(
                    job -> job.repeated ? exams.held(job.examId) : exams.scanProcessed(job.examId))
                .call(last)
                .replaceWithVoid());
  }
}
