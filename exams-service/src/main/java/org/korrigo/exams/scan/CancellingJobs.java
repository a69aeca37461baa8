package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.korrigo.contracts.exams.UploadMode;
import org.korrigo.exams.exam.ExamProgress;

/**
 * Taking an upload back before its copies are proposed: the exam is then as it was before it. The
 * upload goes with its sides and booklets; the job stays and says who cancelled it. Where the scan
 * was read once and is being read again, only the second reading is taken back.
 */
@ApplicationScoped
class CancellingJobs {
  private final ScanJobRepository jobs;
  private final UploadRepository uploads;
  private final ExamProgress exams;
  private final VouchingForOrder vouching;
  private final FollowingJobs following;

  CancellingJobs(
      ScanJobRepository jobs,
      UploadRepository uploads,
      ExamProgress exams,
      VouchingForOrder vouching,
      FollowingJobs following) {
    this.jobs = jobs;
    this.uploads = uploads;
    this.exams = exams;
    this.vouching = vouching;
    this.following = following;
  }

  /**
   * Cancels a job. A worker that has it in hand can write nothing from then on. The exam is held
   * before it is asked what paper is left: what is just taken in counts.
   *
   * @throws org.korrigo.contracts.problem.Problem not-found, or illegal-transition once it is DONE
   *     or cancelled
   */
  Uni<JobView> cancel(UUID jobId, String actorId, Instant now) {
    return Panache.withTransaction(
        () ->
            jobs.requiredLocked(jobId)
                .call(job -> cancel(job, actorId, now))
                .flatMap(following::view));
  }

  private Uni<Void> cancel(ScanJob job, String actorId, Instant now) {
    job.requireCancellable();
    return job.repeated ? vouching.takeBack(job, now) : withdraw(job, actorId, now);
  }

  private Uni<Void> withdraw(ScanJob job, String actorId, Instant now) {
    UUID batch = job.uploadId;
    job.cancel(actorId, now);
    return jobs.flush()
        .call(() -> exams.held(job.examId))
        .flatMap(
            flushed ->
                job.kind == UploadMode.BATCH_A3
                    ? uploads.withdraw(batch)
                    : uploads.withdrawFiles(job.id))
        .flatMap(gone -> uploads.firstOf(job.examId))
        .flatMap(
            left ->
                exams.scanWithdrawn(
                    job.examId,
                    left == null || job.kind != UploadMode.BATCH_A3 ? null : left.file,
                    left != null));
  }
}
