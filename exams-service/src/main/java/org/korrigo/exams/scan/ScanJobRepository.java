package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;

/** Jobs in the database. */
@ApplicationScoped
class ScanJobRepository implements PanacheRepositoryBase<ScanJob, UUID> {
  private static final String NEXT =
      """
      select id from scan_job
      where state in ('QUEUED', 'RUNNING') and (lease_until is null or lease_until < :now)
      order by created_at limit 1 for update skip locked
      """;

  /** The job, or a not-found problem. */
  Uni<ScanJob> required(UUID id) {
    return findById(id).onItem().ifNull().failWith(() -> Problem.notFound("job", id));
  }

  /** The job, locked until the end of the transaction, or a not-found problem. */
  Uni<ScanJob> requiredLocked(UUID id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE)
        .onItem()
        .ifNull()
        .failWith(() -> Problem.notFound("job", id));
  }

  /** The jobs that a request made, in the order of its files. */
  Uni<List<ScanJob>> ofRequest(UUID requestId) {
    return list("requestId = ?1 order by position", requestId);
  }

  /** Jobs of an exam in the order in which they came, of one state or all, after a place in it. */
  Uni<List<ScanJob>> page(UUID examId, JobState state, Long after, int rows) {
    StringBuilder where = new StringBuilder("examId = :exam");
    Map<String, Object> values = new HashMap<>(Map.of("exam", examId));
    if (state != null) {
      where.append(" and state = :state");
      values.put("state", state);
    }
    if (after != null) {
      where.append(" and ordinal > :after");
      values.put("after", after);
    }
    return find(where + " order by ordinal", values).range(0, rows - 1).list();
  }

  /** The job of an upload, be it a batch or a pupil's file, locked, or a not-found problem. */
  Uni<ScanJob> ofUploadLocked(UUID uploadId) {
    return find(
            "uploadId = ?1 or id = (select p.jobId from ExamPdf p where p.uploadId = ?1)", uploadId)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult()
        .onItem()
        .ifNull()
        .failWith(() -> Problem.notFound("upload", uploadId));
  }

  /**
   * The oldest job that nobody holds, locked; null if there is none. Jobs that another replica is
   * just taking are passed over.
   */
  Uni<ScanJob> next(Instant now) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(NEXT, UUID.class)
                    .setParameter("now", now.atOffset(ZoneOffset.UTC))
                    .getResultList())
        .flatMap(
            (List<UUID> ids) ->
                ids.isEmpty() ? Uni.createFrom().nullItem() : findById(ids.getFirst()));
  }

  /** The job, locked, if the worker with this token still holds it. */
  Uni<ScanJob> held(ClaimedJob claim) {
    return findById(claim.jobId(), LockModeType.PESSIMISTIC_WRITE)
        .invoke(
            job -> {
              if (job == null || !job.heldBy(claim.token())) {
                throw new LeaseLostException(claim.jobId());
              }
            });
  }
}
