package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

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

  private final ScanJobRepository jobs;

  VouchingForOrder(ScanJobRepository jobs) {
    this.jobs = jobs;
  }

  /**
   * Queues the scan's job again.
   *
   * @throws Problem not-found, or illegal-transition while the job is not done or has no open side
   */
  Uni<JobView> vouch(UUID uploadId, String actorId, Instant now) {
    return Panache.withTransaction(
        () ->
            jobs.ofUploadLocked(uploadId)
                .call(job -> change(VOUCH, uploadId, actorId, now))
                .call(
                    job ->
                        change(REOPEN, uploadId, null, null).invoke(sides -> requeue(job, sides)))
                .map(job -> job.view(List.of())));
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

  private static Uni<Integer> change(String sql, UUID uploadId, String actorId, Instant now) {
    return Panache.getSession()
        .flatMap(
            session -> {
              var query = session.createNativeQuery(sql).setParameter("upload", uploadId);
              if (actorId != null) {
                query
                    .setParameter("actor", actorId)
                    .setParameter("now", now.atOffset(ZoneOffset.UTC));
              }
              return query.executeUpdate();
            });
  }
}
