package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.korrigo.contracts.exams.UploadMode;
import org.korrigo.exams.exam.ExamProgress;

/** Taking a job, and giving it up. */
@ApplicationScoped
class ClaimingJobs {
  private static final String GIVEN_UP =
      "The scan could not be worked through; the reason is in the service's log.";

  private final ScanJobRepository jobs;
  private final UploadRepository uploads;
  private final ExamProgress exams;
  private final Duration lease;
  private final Duration retryAfter;

  ClaimingJobs(
      ScanJobRepository jobs,
      UploadRepository uploads,
      ExamProgress exams,
      @ConfigProperty(name = "korrigo.scan.lease") Duration lease,
      @ConfigProperty(name = "korrigo.scan.retry-after") Duration retryAfter) {
    this.jobs = jobs;
    this.uploads = uploads;
    this.exams = exams;
    this.lease = lease;
    this.retryAfter = retryAfter;
  }

  /** Takes the oldest job that nobody holds; null if there is none. */
  Uni<ClaimedJob> claim(Instant now) {
    UUID token = UUID.randomUUID();
    return Panache.withTransaction(
        () ->
            jobs.next(now)
                .flatMap(
                    job -> job == null ? Uni.createFrom().nullItem() : claim(job, token, now)));
  }

  private Uni<ClaimedJob> claim(ScanJob job, UUID token, Instant now) {
    if (job.hopeless()) {
      job.finish(JobState.FAILED, List.of(GIVEN_UP), now);
      return Uni.createFrom().nullItem();
    }
    job.claim(token, lease, now);
    return exams
        .outline(job.examId)
        .flatMap(
            exam ->
                job.kind == UploadMode.INDIVIDUAL_A4
                    ? uploads
                        .firstFile(job.id)
                        .map(first -> ClaimedJob.ofFiles(job, token, exam, first))
                    : uploads
                        .findById(job.uploadId)
                        .map(upload -> ClaimedJob.ofBatch(job, token, exam, upload)));
  }

  /** Gives a job up that failed here; it is tried again a little later, a few times. */
  Uni<Void> giveUp(ClaimedJob claim, Instant now) {
    return Panache.withTransaction(
        () -> jobs.held(claim).invoke(job -> job.release(now.plus(retryAfter))).replaceWithVoid());
  }

  /** Hands a job back that this process has no time to finish. */
  Uni<Void> handBack(ClaimedJob claim, Instant now) {
    return Panache.withTransaction(
        () -> jobs.held(claim).invoke(job -> job.release(now)).replaceWithVoid());
  }
}
