package org.korrigo.identification.header;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.korrigo.identification.exam.ExamTurn;
import org.korrigo.identification.matching.Reading;

/**
 * The headers that wait to be read, shared by all replicas: a job is claimed for the time of a
 * lease, and claimed by another when its worker has died.
 */
@ApplicationScoped
class HeaderQueue {
  private static final String CLAIM =
      """
      update staged_header
      set lease_until = now() + cast($1 as bigint) * interval '1 millisecond', attempts = attempts + 1
      where copy_id = (
        select copy_id from staged_header
        where queued_at is not null and (lease_until is null or lease_until < now())
        order by queued_at limit 1 for update skip locked)
      returning copy_id, exam_id, sequence, headers::text as headers, erased_headers::text as erased_headers,
        attempts, misses
      """;
  private static final String GIVE_BACK =
      """
      update staged_header
      set attempts = greatest(attempts - 1, 0), misses = misses + $3,
        lease_until = now() + greatest(interval '3 seconds', least(interval '10 minutes', (now() - queued_at) / 2))
      where copy_id = $1 and sequence = $2 and queued_at is not null
      """;
  private static final String POSTPONE =
      """
      update staged_header
      set lease_until = now() + cast($3 as bigint) * interval '1 millisecond'
      where copy_id = $1 and sequence = $2 and queued_at is not null
      """;

  private final Pool database;
  private final StagedHeaderRepository headers;
  private final CopyListener listener;
  private final Duration lease;

  HeaderQueue(
      Pool database,
      StagedHeaderRepository headers,
      CopyListener listener,
      @ConfigProperty(name = "korrigo.reading.lease", defaultValue = "PT30S") Duration lease) {
    this.database = database;
    this.headers = headers;
    this.listener = listener;
    this.lease = lease;
  }

  /** The job that waits longest, or null. */
  Uni<HeaderJob> claim() {
    return database
        .preparedQuery(CLAIM)
        .execute(Tuple.of(lease.toMillis()))
        .map(HeaderQueue::first);
  }

  /**
   * Ends a job with what was read; does nothing if the copy has changed, or something that was read
   * was erased, meanwhile.
   */
  Uni<Void> complete(HeaderJob job, Reading reading) {
    return Panache.withTransaction(
        () ->
            ExamTurn.take(job.examId())
                .flatMap(turn -> headers.findById(job.copyId()))
                .flatMap(
                    header ->
                        header != null && header.endReading(job)
                            ? listener.read(
                                job.copyId(),
                                job.examId(),
                                reading.withFileName(header.studentIdentifier))
                            : Uni.createFrom().voidItem()));
  }

  /** Leaves a job for a later time, when it failed. */
  Uni<Void> postpone(HeaderJob job, Duration pause) {
    return database
        .preparedQuery(POSTPONE)
        .execute(Tuple.of(job.copyId(), job.sequence(), pause.toMillis()))
        .replaceWithVoid();
  }

  /**
   * Leaves a job for a later time, the later the longer it waits; it was no attempt.
   *
   * @param missed whether the file store said that a header is missing or damaged
   */
  Uni<Void> giveBack(HeaderJob job, boolean missed) {
    return database
        .preparedQuery(GIVE_BACK)
        .execute(Tuple.of(job.copyId(), job.sequence(), missed ? 1 : 0))
        .replaceWithVoid();
  }

  private static HeaderJob first(RowSet<Row> rows) {
    for (Row row : rows) {
      return new HeaderJob(
          row.getUUID("copy_id"),
          row.getUUID("exam_id"),
          row.getLong("sequence"),
          new HeadersColumn().convertToEntityAttribute(row.getString("headers")),
          new PicturesColumn().convertToEntityAttribute(row.getString("erased_headers")),
          row.getInteger("attempts"),
          row.getInteger("misses"));
    }
    return null;
  }
}
