package org.korrigo.grading.journal;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Holds journals against their hashes (decision 28). Rows come from a cursor, so that the memory
 * does not depend on how many there are; what is compared is one snapshot of the database.
 */
@ApplicationScoped
public class JournalChain {
  private static final int FETCHED_AT_ONCE = 200;
  private static final String ROWS =
      """
      select event.copy_id, event.id, event.exam_id, event.place, event.hash, event.action,
        event.actor_id, event.metadata::text as metadata,
        (extract(epoch from event.timestamp) * 1000000)::bigint as microseconds,
        head.place as head_place, head.hash as head_hash
      from grading_event event left join journal_head head using (copy_id)
      where %s
      order by event.copy_id, event.place, event.sequence
      """;
  private static final String WITHOUT_ROWS =
      """
      select known.copy_id, max(known.place) as head_place from (
        select head.copy_id, head.exam_id, head.place from journal_head head
        union all select copy.id, copy.exam_id, 1 from copy) as known (copy_id, exam_id, place)
      where not exists (select 1 from grading_event e where e.copy_id = known.copy_id)
        and %s
      group by known.copy_id order by known.copy_id
      """;

  private final Pool database;

  JournalChain(Pool database) {
    this.database = database;
  }

  /** The journals of all copies, one result for each. */
  public Multi<CheckedJournal> all() {
    return check("$1::uuid is null", "$1::uuid is null", null);
  }

  /** The journals of an exam's copies, one result for each. */
  public Multi<CheckedJournal> ofExam(UUID examId) {
    return check("event.exam_id = $1", "known.exam_id = $1", examId);
  }

  /** The journal of a copy, or null if nothing is known of such a copy. */
  public Uni<CheckedJournal> ofCopy(UUID copyId) {
    return check("event.copy_id = $1", "known.copy_id = $1", copyId).toUni();
  }

  private Multi<CheckedJournal> check(String rows, String known, UUID id) {
    return Multi.createBy()
        .concatenating()
        .streams(
            read(ROWS.formatted(rows), id, new JournalWalk()),
            read(WITHOUT_ROWS.formatted(known), id, new LostJournals()));
  }

  private Multi<CheckedJournal> read(String sql, UUID id, Walk walk) {
    return Multi.createFrom()
        .resourceFromUni(database::getConnection, connection -> rows(connection, sql, id))
        .withFinalizer(SqlConnection::close)
        .onItem()
        .transformToMultiAndConcatenate(row -> Multi.createFrom().iterable(walk.next(row)))
        .onCompletion()
        .continueWith(walk::end);
  }

  private static Multi<Row> rows(SqlConnection connection, String sql, UUID id) {
    return Multi.createFrom()
        .resourceFromUni(
            connection::begin,
            transaction ->
                connection
                    .prepare(sql)
                    .onItem()
                    .transformToMulti(
                        statement ->
                            statement.createStream(FETCHED_AT_ONCE, Tuple.of(id)).toMulti()))
        .withFinalizer(io.vertx.mutiny.sqlclient.Transaction::commit);
  }

  /** What turns rows into results. */
  interface Walk {
    /** Takes a row; answers what is known now. */
    Iterable<CheckedJournal> next(Row row);

    /** No row follows; answers what is known now. */
    Iterable<CheckedJournal> end();
  }
}
