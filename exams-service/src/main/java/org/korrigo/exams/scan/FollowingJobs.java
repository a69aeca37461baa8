package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.database.DatabaseStep;
import org.korrigo.contracts.page.Pages;
import org.korrigo.exams.exam.ExamProgress;
import org.korrigo.exams.row.Ordered;
import org.korrigo.exams.work.Watching;

/** Showing how far a job is, wherever it is done: the database is the only source. */
@ApplicationScoped
class FollowingJobs {
  private final ScanJobRepository jobs;
  private final ScanSideRepository sides;
  private final ExamProgress exams;

  FollowingJobs(ScanJobRepository jobs, ScanSideRepository sides, ExamProgress exams) {
    this.jobs = jobs;
    this.sides = sides;
    this.exams = exams;
  }

  /** The job as it is now, or a not-found problem. */
  Uni<JobView> one(UUID id) {
    return Panache.withSession(() -> jobs.required(id).flatMap(this::view));
  }

  /** Throws a not-found problem if there is no such job. Blocks. */
  void require(UUID id) {
    DatabaseStep.await(() -> one(id));
  }

  /** The job now and after every change, to its end. */
  Multi<JobView> follow(UUID id) {
    return Watching.follow(() -> one(id), job -> job.state().finished());
  }

  /**
   * Jobs of an exam in the order in which they came, those that are cancelled too.
   *
   * @param state only these, or null
   * @param after the place of the last one seen, or null
   */
  Uni<List<Ordered<JobView>>> page(UUID examId, JobState state, Long after, int limit) {
    return Panache.withSession(
        () ->
            exams
                .outline(examId)
                .flatMap(exam -> jobs.page(examId, state, after, Pages.rowsToRead(limit)))
                .flatMap(
                    page ->
                        sides
                            .faults(page)
                            .map(
                                faults ->
                                    page.stream()
                                        .map(job -> new Ordered<>(job.ordinal, view(job, faults)))
                                        .toList())));
  }

  /** Views of jobs, in the caller's session: one statement for any number of them. */
  Uni<List<JobView>> views(List<ScanJob> all) {
    return sides.faults(all).map(faults -> all.stream().map(job -> view(job, faults)).toList());
  }

  /** The view of a job, in the caller's session. */
  Uni<JobView> view(ScanJob job) {
    return views(List.of(job)).map(List::getFirst);
  }

  private static JobView view(ScanJob job, Map<UUID, OpenFaults> faults) {
    return job.view(faults.getOrDefault(job.id, OpenFaults.NONE));
  }
}
