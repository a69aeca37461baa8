package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.exams.row.Rows;

/**
 * A person has looked and says that the sides of a scan are in order: sides that the pictures alone
 * did not prove are read again with that. What a picture contradicts stays open.
 */
@ApplicationScoped
class VouchingForOrder {
  private static final String VOUCH =
      "update upload set vouched_by_id = :actor, vouched_at = :now where id = :upload";
  private static final String REOPEN =
      "delete from scan_side where upload_id = :upload and state = 'OPEN' and decided_by_id is"
          + " null";
  private static final String TAKE_BACK =
      "update upload set vouched_by_id = null, vouched_at = null where id = :upload";

  /** What a person already put into a copy stays. */
  private static final String FORGET_SHEETS =
      """
      delete from booklet b using sheet_reading r, scan_job j
      where r.booklet_id = b.id and j.upload_id = r.upload_id and r.upload_id = :upload
        and r.read_at >= j.started_at
        and not exists (select 1 from copy_booklet c where c.booklet_id = b.id)
      """;

  private static final String FORGET_SET_ASIDE =
      """
      delete from scan_side s using scan_job j
      where j.upload_id = s.upload_id and s.upload_id = :upload
        and s.decided_at >= j.started_at
        and (s.state = 'BLANK' and s.decided_by_id is null
          or s.state = 'DISCARDED' and s.decided_by_id = :itself)
      """;
  private static final String OPEN_THE_REST =
      """
      insert into scan_side (upload_id, side_number, state, reason, decided_at)
      select u.id, n, 'OPEN', :reason, :now from upload u, generate_series(1, u.sides) n
      where u.id = :upload and not exists (
        select 1 from scan_side s where s.upload_id = u.id and s.side_number = n)
      """;
  private static final String NOT_PROVED =
      "The pictures did not prove this side, and reading the scan again was cancelled.";

  private final ScanJobRepository jobs;
  private final Rows rows;
  private final ScanWorkers workers;

  VouchingForOrder(ScanJobRepository jobs, Rows rows, ScanWorkers workers) {
    this.jobs = jobs;
    this.rows = rows;
    this.workers = workers;
  }

  /**
   * Queues the scan's job again.
   *
   * @throws Problem not-found, or illegal-transition while the job is not done or has no open side
   */
  Uni<JobView> vouch(UUID uploadId, String actorId, Instant now) {
    Map<String, ?> word =
        Map.of("upload", uploadId, "actor", actorId, "now", now.atOffset(ZoneOffset.UTC));
    return Panache.withTransaction(
            () ->
                jobs.ofUploadLocked(uploadId)
                    .call(job -> rows.change(VOUCH, word))
                    .call(
                        job ->
                            rows.change(REOPEN, Map.of("upload", uploadId))
                                .invoke(sides -> requeue(job, sides)))
                    .map(job -> job.view(OpenFaults.NONE)))
        .invoke(workers::wake);
  }

  /**
   * Takes the word back while the scan is being read again, or after that failed: the sides are
   * open as they were before. In the caller's transaction.
   */
  Uni<Void> takeBack(ScanJob job, Instant now) {
    Map<String, ?> upload = Map.of("upload", job.uploadId);
    return rows.change(FORGET_SHEETS, upload)
        .call(
            () ->
                rows.change(
                    FORGET_SET_ASIDE,
                    Map.of("upload", job.uploadId, "itself", KeepingLedger.BY_ITSELF)))
        .call(() -> rows.change(TAKE_BACK, upload))
        .call(
            () ->
                rows.change(
                    OPEN_THE_REST,
                    Map.of(
                        "upload",
                        job.uploadId,
                        "reason",
                        NOT_PROVED,
                        "now",
                        now.atOffset(ZoneOffset.UTC))))
        .invoke(() -> job.leave(now))
        .replaceWithVoid();
  }

  private static void requeue(ScanJob job, int sides) {
    if (job.state != JobState.DONE || sides == 0) {
      throw new Problem(
              ProblemType.ILLEGAL_TRANSITION,
              sides == 0
                  ? "No side of this scan waits to be proved."
                  : "A scan that is " + job.state + " cannot be read again.")
          .with("state", job.state)
          .with("action", "VOUCH");
    }
    job.again(sides);
  }
}
