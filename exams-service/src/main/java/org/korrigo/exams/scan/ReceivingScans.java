package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.korrigo.contracts.exams.UploadMode;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.exams.exam.ExamOutline;
import org.korrigo.exams.exam.ExamProgress;
import org.korrigo.exams.work.HeavyWork;

/** Taking a scan in: checked, stored, and queued as a job. */
@ApplicationScoped
class ReceivingScans {
  private final ExamProgress exams;
  private final UploadRepository uploads;
  private final ScanJobRepository jobs;
  private final FollowingJobs following;
  private final ScanChecks checks;
  private final ScanWorkers workers;
  private final HeavyWork work;

  ReceivingScans(
      ExamProgress exams,
      UploadRepository uploads,
      ScanJobRepository jobs,
      FollowingJobs following,
      ScanChecks checks,
      ScanWorkers workers,
      HeavyWork work) {
    this.exams = exams;
    this.uploads = uploads;
    this.jobs = jobs;
    this.following = following;
    this.checks = checks;
    this.workers = workers;
    this.work = work;
  }

  /**
   * A job and whether this request made it.
   *
   * @param created false when the same idempotency key had made it before
   */
  record Received(JobView job, boolean created) {}

  /**
   * Takes a scan in.
   *
   * @param jobId the caller's idempotency key, which becomes the job's id
   * @throws Problem not-found, invalid-request, unsupported-scan, too-large, or duplicate-upload
   *     naming the first upload of the same content to this exam
   */
  Uni<Received> receive(UUID examId, UUID jobId, IncomingScan scan, String actorId, Instant now) {
    return Panache.withSession(() -> exams.outline(examId).flatMap(exam -> known(exam, jobId)))
        .flatMap(
            known ->
                known.job() != null
                    ? Uni.createFrom().item(new Received(known.job(), false))
                    : take(known.exam(), jobId, scan, actorId, now));
  }

  private Uni<Received> take(
      ExamOutline exam, UUID jobId, IncomingScan scan, String actorId, Instant now) {
    if (exam.uploadMode() != UploadMode.BATCH_A3) {
      throw new Problem(
              ProblemType.UNSUPPORTED_SCAN,
              "This exam's paper comes as one file per pupil (INDIVIDUAL_A4), which is not taken"
                  + " here yet.")
          .with("reason", "UPLOAD_MODE");
    }
    int pagesPerCopy = checks.requireAcceptable(scan, exam);
    return work.run(() -> checks.take(scan, pagesPerCopy))
        .flatMap(taken -> queue(exam, jobId, taken, scan.forced(), actorId, now))
        .invoke(job -> workers.wake())
        .map(job -> new Received(job, true));
  }

  private Uni<JobView> queue(
      ExamOutline exam, UUID jobId, TakenScan taken, boolean forced, String actorId, Instant now) {
    Upload upload = Upload.of(exam.id(), taken, forced, actorId, now);
    ScanJob job = ScanJob.queued(jobId, upload, exam.uploadMode(), now);
    return Panache.withTransaction(
            () ->
                requireNew(upload)
                    .flatMap(first -> uploads.persistAndFlush(upload))
                    .flatMap(saved -> jobs.persistAndFlush(job))
                    .flatMap(saved -> exams.scanReceived(exam.id(), taken.file()))
                    .flatMap(told -> following.view(job)))
        .onFailure(ConstraintViolationException.class)
        .call(() -> Panache.withSession(() -> requireNew(upload)));
  }

  /** Refuses content that the exam has already, unless it was forced. */
  private Uni<Void> requireNew(Upload upload) {
    if (upload.forced) {
      return Uni.createFrom().voidItem();
    }
    return uploads
        .firstOf(upload.examId, upload.sha256)
        .invoke(
            first -> {
              if (first != null) {
                throw duplicate(first);
              }
            })
        .replaceWithVoid();
  }

  private static Problem duplicate(Upload first) {
    return new Problem(
            ProblemType.DUPLICATE_UPLOAD,
            "The same file was uploaded to this exam at "
                + first.uploadedAt
                + "; add force=true to take it once more.")
        .with("upload_id", first.id)
        .with("uploaded_at", first.uploadedAt);
  }

  private Uni<Known> known(ExamOutline exam, UUID jobId) {
    return jobs.findById(jobId)
        .invoke(
            job -> {
              if (job != null && !job.examId.equals(exam.id())) {
                throw new Problem(
                    ProblemType.CONFLICT, "This idempotency key was used for another exam.");
              }
            })
        .flatMap(
            job ->
                job == null
                    ? Uni.createFrom().item(new Known(exam, null))
                    : following.view(job).map(view -> new Known(exam, view)));
  }

  private record Known(ExamOutline exam, JobView job) {}
}
