package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.korrigo.exams.work.Watching;
import org.korrigo.exams.work.Workers;

/** Showing how far a job is, wherever it is done: the database is the only source. */
@ApplicationScoped
class FollowingJobs {
  private final ScanJobRepository jobs;
  private final ScanSideRepository sides;

  FollowingJobs(ScanJobRepository jobs, ScanSideRepository sides) {
    this.jobs = jobs;
    this.sides = sides;
  }

  /** The job as it is now, or a not-found problem. */
  Uni<JobView> one(UUID id) {
    return Panache.withSession(() -> jobs.required(id).flatMap(this::view));
  }

  /** Throws a not-found problem if there is no such job. Blocks. */
  void require(UUID id) {
    Workers.await(() -> one(id));
  }

  /** The job now and after every change, to its end. */
  Multi<JobView> follow(UUID id) {
    return Watching.follow(() -> one(id), job -> job.state().finished());
  }

  /** Views of jobs, in the caller's session, one after the other. */
  Uni<List<JobView>> views(List<ScanJob> all) {
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUniAndConcatenate(this::view)
        .collect()
        .asList();
  }

  /** The view of a job, in the caller's session. */
  Uni<JobView> view(ScanJob job) {
    return sides.faults(job).map(job::view);
  }
}
