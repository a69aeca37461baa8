package org.korrigo.contracts.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.event.CloudEventHeaders;
import org.korrigo.contracts.event.Topic;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** What happens to events when relays die, or when there are several of them. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class OutboxRelayTest {
  private static final int CRASHED_BEFORE_SENDING = 9001;
  private static final int CRASHED_AFTER_SENDING = 9002;
  private static final int FIRST_OF_MANY = 9100;

  @Inject Outbox outbox;
  @Inject OutboxSender sender;
  @Inject Pool database;
  @Inject Vertx vertx;

  @AfterEach
  void noMoreCrashes() throws SQLException {
    Database.execute("delete from crash");
  }

  @Test
  void anEventWhoseRelayDiedBeforeSendingIsSentByTheNextOne() throws Throwable {
    try (Connection relayThatNeverSends = connection()) {
      relayThatNeverSends.setAutoCommit(false);
      relayThatNeverSends
          .createStatement()
          .execute("select pg_advisory_xact_lock(" + OutboxRelay.LOCK + ")");
      append(CRASHED_BEFORE_SENDING, "KEPT");
      assertThat(Database.query("select 1 from outbox where key = ?", key(CRASHED_BEFORE_SENDING)))
          .hasSize(1);
      assertThat(sent(CRASHED_BEFORE_SENDING)).isEmpty();
      relayThatNeverSends.abort(Runnable::run);
    }

    await().untilAsserted(() -> assertThat(sent(CRASHED_BEFORE_SENDING)).hasSize(1));
    await().untilAsserted(() -> assertThat(timesApplied(CRASHED_BEFORE_SENDING)).isEqualTo(1));
  }

  @Test
  void anEventWhoseRelayDiedBeforeDeletingIsSentTwiceAndAppliedOnce() throws Throwable {
    Database.execute("insert into crash values ('power cut')");
    append(CRASHED_AFTER_SENDING, "TWICE");
    // sent again: the relay that sent it first has died
    await().untilAsserted(() -> assertThat(sent(CRASHED_AFTER_SENDING)).hasSizeGreaterThan(1));

    Database.execute("delete from crash");
    await().until(() -> Database.query("select 1 from outbox").isEmpty());

    List<ConsumerRecord<String, byte[]>> sent = sent(CRASHED_AFTER_SENDING);
    assertThat(sent)
        .extracting(record -> Broker.header(record, CloudEventHeaders.ID))
        .containsOnly(Broker.header(sent.getFirst(), CloudEventHeaders.ID));
    append(CRASHED_AFTER_SENDING, "LATER");
    await().untilAsserted(() -> assertThat(timesApplied(CRASHED_AFTER_SENDING)).isEqualTo(2));
  }

  @Test
  void severalRelaysKeepTheOrderOfEveryKey() throws Throwable {
    List<OutboxRelay> replicas =
        IntStream.range(0, 3).mapToObj(i -> new OutboxRelay(database, sender, vertx, 1)).toList();
    replicas.forEach(replica -> replica.start(new StartupEvent()));
    int keys = 5;
    int events = 20;

    List<Thread> writers = new ArrayList<>();
    for (int k = 0; k < keys; k++) {
      int student = FIRST_OF_MANY + k;
      writers.add(
          Thread.ofVirtual()
              .start(
                  () ->
                      IntStream.range(0, events).forEach(n -> appendUnchecked(student, "N" + n))));
    }
    for (Thread writer : writers) {
      writer.join();
    }
    await().until(() -> Database.query("select 1 from outbox").isEmpty());
    replicas.forEach(replica -> replica.stop(new ShutdownEvent()));

    for (int k = 0; k < keys; k++) {
      List<String> names =
          sent(FIRST_OF_MANY + k).stream()
              .map(record -> Broker.json(record).get("last_name").asText())
              .toList();
      assertThat(names)
          .containsExactlyElementsOf(IntStream.range(0, events).mapToObj(n -> "N" + n).toList());
    }
  }

  private void appendUnchecked(int student, String name) {
    try {
      append(student, name);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void append(int student, String name) throws Throwable {
    StudentEnrolled event =
        new StudentEnrolled(student, name, "Ada", LocalDate.of(2008, 9, 25), "TG2", null, null);
    VertxContextSupport.subscribeAndAwait(
        () -> Panache.withTransaction(() -> outbox.append(event)));
  }

  private static List<ConsumerRecord<String, byte[]>> sent(int student) {
    return Broker.records(Topic.STUDENTS.topicName()).stream()
        .filter(record -> record.key().equals(key(student)))
        .toList();
  }

  private static int timesApplied(int student) {
    return Database.query("select times_applied from pupil where student_id = ?", student).stream()
        .mapToInt(row -> (int) row.get("times_applied"))
        .sum();
  }

  private static String key(int student) {
    return Integer.toString(student);
  }

  private static Connection connection() throws SQLException {
    return DriverManager.getConnection(
        setting("quarkus.datasource.jdbc.url"),
        setting("quarkus.datasource.username"),
        setting("quarkus.datasource.password"));
  }

  private static String setting(String name) {
    return ConfigProvider.getConfig().getValue(name, String.class);
  }
}
