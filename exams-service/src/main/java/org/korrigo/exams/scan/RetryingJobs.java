package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Trying a job again that was given up: it goes on where it was, and does nothing twice. */
@ApplicationScoped
class RetryingJobs {
  private final ScanJobRepository jobs;
  private final FollowingJobs following;
  private final ScanWorkers workers;

  RetryingJobs(ScanJobRepository jobs, FollowingJobs following, ScanWorkers workers) {
    this.jobs = jobs;
    this.following = following;
    this.workers = workers;
  }

  /**
   * Queues a job again.
   *
   * @throws org.korrigo.contracts.problem.Problem not-found, or illegal-transition unless it FAILED
   */
  Uni<JobView> retry(UUID jobId) {
    return Panache.withTransaction(
            () -> jobs.requiredLocked(jobId).invoke(ScanJob::retry).flatMap(following::view))
        .invoke(workers::wake);
  }
}
