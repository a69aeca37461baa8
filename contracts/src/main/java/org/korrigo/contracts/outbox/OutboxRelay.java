package org.korrigo.contracts.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends what the outbox holds and deletes it once the broker has it. Any number of replicas may run
 * it: one at a time holds the lock, the others stand by. A crash between sending and deleting sends
 * again, under the same event id.
 *
 * <p>Events of one key are sent one after the other, in the order of their sequence; a key whose
 * event cannot be sent waits, the others go on.
 */
@ApplicationScoped
class OutboxRelay {
  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
  private static final int BATCH = 200;
  static final long LOCK = 0x6b6f727269676f01L;
  private static final String SELECT =
      "select sequence, event_id, topic, key, type, occurred_at, headers, data from outbox order by"
          + " sequence limit "
          + BATCH;

  private final Pool database;
  private final OutboxSender sender;
  private final Vertx vertx;
  private final long intervalMillis;
  private volatile boolean running = true;

  OutboxRelay(
      Pool database,
      OutboxSender sender,
      Vertx vertx,
      @ConfigProperty(name = "korrigo.outbox.interval-millis", defaultValue = "100")
          long intervalMillis) {
    this.database = database;
    this.sender = sender;
    this.vertx = vertx;
    this.intervalMillis = intervalMillis;
  }

  void start(@Observes StartupEvent started) {
    scheduleNext(intervalMillis);
  }

  void stop(@Observes ShutdownEvent stopping) {
    running = false;
  }

  private void scheduleNext(long delayMillis) {
    if (running) {
      vertx.setTimer(
          Math.max(1, delayMillis),
          timer ->
              sendBatch()
                  .subscribe()
                  .with(
                      sent -> scheduleNext(sent == BATCH ? 1 : intervalMillis),
                      failure -> {
                        if (running) {
                          LOG.warn("The outbox could not be sent; it is tried again.", failure);
                        }
                        scheduleNext(10 * intervalMillis);
                      }));
    }
  }

  /**
   * Sends the oldest messages. Answers how many were sent and deleted; 0 when another replica is at
   * it.
   */
  Uni<Integer> sendBatch() {
    return database.withTransaction(
        connection ->
            connection
                .preparedQuery("select pg_try_advisory_xact_lock($1) as mine")
                .execute(Tuple.of(LOCK))
                .flatMap(
                    rows ->
                        rows.iterator().next().getBoolean("mine")
                            ? sendOldest(connection)
                            : none()));
  }

  private Uni<Integer> sendOldest(SqlConnection connection) {
    return connection
        .query(SELECT)
        .execute()
        .flatMap(
            rows ->
                rows.size() == 0
                    ? none()
                    : sendAll(rows).flatMap(sent -> delete(connection, sent)));
  }

  private Uni<List<Long>> sendAll(RowSet<Row> rows) {
    Map<String, List<Row>> perKey = new LinkedHashMap<>();
    rows.forEach(
        row ->
            perKey
                .computeIfAbsent(
                    row.getString("topic") + "|" + row.getString("key"), k -> new ArrayList<>())
                .add(row));
    List<Uni<List<Long>>> chains = perKey.values().stream().map(this::sendInOrder).toList();
    return Uni.join()
        .all(chains)
        .andCollectFailures()
        .map(sent -> sent.stream().flatMap(List::stream).toList());
  }

  private Uni<List<Long>> sendInOrder(List<Row> rows) {
    List<Long> sent = new ArrayList<>();
    Uni<Void> chain = Uni.createFrom().voidItem();
    for (Row row : rows) {
      chain =
          chain
              .flatMap(previous -> sender.send(messageOf(row), row.getLong("sequence")))
              .invoke(() -> sent.add(row.getLong("sequence")));
    }
    return chain
        .onFailure()
        .invoke(failure -> LOG.warn("An event could not be sent; it is tried again.", failure))
        .onFailure()
        .recoverWithNull()
        .map(done -> List.copyOf(sent));
  }

  private static OutboxMessage messageOf(Row row) {
    return new OutboxMessage(
        row.getUUID("event_id"),
        row.getString("topic"),
        row.getString("key"),
        row.getString("type"),
        row.getOffsetDateTime("occurred_at").toInstant(),
        row.getString("headers"),
        row.getBuffer("data").getBytes());
  }

  private static Uni<Integer> delete(SqlConnection connection, List<Long> sent) {
    return connection
        .preparedQuery("delete from outbox where sequence = any($1)")
        .execute(Tuple.of(sent.toArray(Long[]::new)))
        .map(RowSet::rowCount);
  }

  private static Uni<Integer> none() {
    return Uni.createFrom().item(0);
  }
}
