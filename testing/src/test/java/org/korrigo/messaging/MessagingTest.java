package org.korrigo.messaging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.event.CloudEventHeaders;
import org.korrigo.contracts.event.EventType;
import org.korrigo.contracts.event.Topic;
import org.korrigo.contracts.grading.ResultsReleased;
import org.korrigo.contracts.json.JsonRows;
import org.korrigo.contracts.outbox.Outbox;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class MessagingTest {
  private static final AtomicInteger IDS = new AtomicInteger(1);
  private static final String DEAD_LETTERS = "students.dead-letters.v1";

  /** Gives an event a field that only the statement knows. */
  private static final String WRITTEN =
      """
      with messages as (
        select :key as key,
          cast(cast(:data as text) as jsonb) || jsonb_build_object('class_name', 'TG3') as data,
          1 as position)
      """;

  @Inject Outbox outbox;
  @Inject Pupils pupils;

  private int id;

  @BeforeEach
  void aNewPupil() throws SQLException {
    Database.execute("delete from \"full\"");
    id = IDS.getAndIncrement();
    pupils.setBroken(false);
  }

  @Test
  void anEventIsSentAfterItsTransactionAndThenLeavesTheOutbox() throws Throwable {
    commit(() -> outbox.append(pupil(id, "MARTIN")));

    await().until(() -> Database.query("select 1 from outbox").isEmpty());
    ConsumerRecord<String, byte[]> sent =
        Broker.records(Topic.STUDENTS.topicName()).stream()
            .filter(record -> record.key().equals(Integer.toString(id)))
            .findFirst()
            .orElseThrow();
    assertThat(Broker.header(sent, CloudEventHeaders.TYPE))
        .isEqualTo(EventType.STUDENT_ENROLLED.type());
    assertThat(Broker.header(sent, CloudEventHeaders.SOURCE)).isEqualTo("/services/students");
    assertThat(Broker.json(sent).get("last_name").asText()).isEqualTo("MARTIN");
    await().untilAsserted(() -> assertThat(timesApplied(id)).isEqualTo(1));
  }

  @Test
  void aTransactionThatFailsSendsNothing() {
    assertThatThrownBy(
            () ->
                commit(
                    () ->
                        outbox
                            .append(pupil(id, "NOBODY"))
                            .flatMap(
                                done ->
                                    Uni.createFrom()
                                        .failure(new IllegalStateException("rolled back")))))
        .hasMessageContaining("rolled back");

    assertThat(Database.query("select 1 from outbox where key = ?", Integer.toString(id)))
        .isEmpty();
    assertThat(timesApplied(id)).isZero();
  }

  @Test
  void anEventIsNotAppendedOutsideATransaction() {
    assertThatThrownBy(
            () ->
                VertxContextSupport.subscribeAndAwait(
                    () -> Panache.withSession(() -> outbox.append(pupil(id, "NOBODY")))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("transaction");
  }

  @Test
  void anEventOfAnotherServicesTopicIsRefused() {
    ResultsReleased foreign = new ResultsReleased(UUID.randomUUID(), null, "someone");

    assertThatThrownBy(() -> commit(() -> outbox.append(foreign)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("students does not write to grading.results.v1");
  }

  @Test
  void anEventThatAStatementCompletesIsSentAsEveryOther() throws Throwable {
    commit(() -> outbox.appendWritten(EventType.STUDENT_ENROLLED, WRITTEN, toComplete()));

    await().untilAsserted(() -> assertThat(timesApplied(id)).isEqualTo(1));
    assertThat(Broker.records(Topic.STUDENTS.topicName()))
        .filteredOn(record -> record.key().equals(Integer.toString(id)))
        .extracting(record -> Broker.json(record).get("class_name").asText())
        .containsExactly("TG3");
  }

  @Test
  void anEventThatAStatementCompletesIsNoOtherServicesAndInATransaction() {
    assertThatThrownBy(
            () ->
                commit(
                    () -> outbox.appendWritten(EventType.RESULTS_RELEASED, WRITTEN, toComplete())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("students does not write to grading.results.v1");
    assertThatThrownBy(
            () ->
                VertxContextSupport.subscribeAndAwait(
                    () ->
                        Panache.withSession(
                            () ->
                                outbox.appendWritten(
                                    EventType.STUDENT_ENROLLED, WRITTEN, toComplete()))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("transaction");
    assertThat(timesApplied(id)).isZero();
  }

  @Test
  void anEventDeliveredTwiceIsAppliedOnce() {
    UUID event = UUID.randomUUID();
    Broker.publish(pupil(id, "TWICE"), event, 1);
    Broker.publish(pupil(id, "TWICE"), event, 1);
    Broker.publish(pupil(id, "TWICE"), UUID.randomUUID(), 2);

    await().untilAsserted(() -> assertThat(timesApplied(id)).isEqualTo(2));
  }

  @Test
  void anUnknownEventGoesToTheDeadLettersWithTheReasonAndTheNextOneIsApplied() {
    String key = Integer.toString(id);
    Broker.publish(
        Topic.STUDENTS.topicName(),
        key,
        "org.korrigo.students.student-enrolled.v9",
        UUID.randomUUID(),
        1,
        "{}".getBytes(StandardCharsets.UTF_8));
    Broker.publish(pupil(id, "NEXT"));

    await().untilAsserted(() -> assertThat(timesApplied(id)).isEqualTo(1));
    await().untilAsserted(() -> assertThat(deadLetters(key)).hasSize(1));
    assertThat(Broker.header(deadLetters(key).getFirst(), "dl_reason"))
        .contains("Unknown event type or version: org.korrigo.students.student-enrolled.v9");
    given()
        .get("/q/metrics")
        .then()
        .body(Matchers.containsString("korrigo_inbox_dead_letters_total"));
  }

  @Test
  void garbageGoesToTheDeadLetters() {
    String key = Integer.toString(id);
    Broker.publish(
        Topic.STUDENTS.topicName(),
        key,
        EventType.STUDENT_ENROLLED.type(),
        UUID.randomUUID(),
        1,
        new byte[] {(byte) 0xff, 0, 1});

    await().untilAsserted(() -> assertThat(deadLetters(key)).hasSize(1));
    assertThat(deadLetters(key).getFirst().value()).containsExactly(0xff, 0, 1);
  }

  @Test
  void garbageUnderAKeyThatCannotBeStoredGoesToTheDeadLettersToo() {
    String key = "\0" + id + "x".repeat(200);
    Broker.publish(
        Topic.STUDENTS.topicName(), key, "garbage", UUID.randomUUID(), 1, new byte[] {1});

    String kept = key.replace('\0', '\uFFFD').substring(0, 100);
    await().untilAsserted(() -> assertThat(deadLetters(kept)).hasSize(1));
  }

  @Test
  void aReplayAppliesADeadLetterOnceItsFaultIsMended() {
    String key = Integer.toString(id);
    pupils.setBroken(true);
    Broker.publish(pupil(id, Pupils.TROUBLE));
    await().untilAsserted(() -> assertThat(deadLetters(key)).hasSize(1));
    assertThat(timesApplied(id)).isZero();

    pupils.setBroken(false);
    replay().body("applied", Matchers.greaterThanOrEqualTo(1));

    assertThat(timesApplied(id)).isEqualTo(1);
    replay().body("applied", Matchers.equalTo(0));
    assertThat(timesApplied(id)).isEqualTo(1);
  }

  @Test
  void anEventWaitsWhileTheDatabaseHasNoRoomHoweverOftenItIsTried() throws SQLException {
    // Given
    Database.execute("insert into \"full\" values ('disk')");
    Broker.publish(pupil(id, "PATIENT"));
    String isTriedOften = "select 1 from refused_as_full where last_value > 5";
    await().until(() -> !Database.query(isTriedOften).isEmpty());

    // When
    Database.execute("delete from \"full\"");

    // Then
    await().untilAsserted(() -> assertThat(timesApplied(id)).isEqualTo(1));
    assertThat(deadLetters(Integer.toString(id))).isEmpty();
  }

  @Test
  void onlyTheSecretariatReplays() {
    given()
        .auth()
        .oauth2(Tokens.teacher("t1"))
        .post("/api/students/dead-letters/replays")
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("type", Matchers.equalTo("/problems/forbidden"));
    given()
        .post("/api/students/dead-letters/replays")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("type", Matchers.equalTo("/problems/unauthenticated"));
  }

  private static io.restassured.response.ValidatableResponse replay() {
    return given()
        .auth()
        .oauth2(Tokens.admin())
        .post("/api/students/dead-letters/replays")
        .then()
        .statusCode(200);
  }

  private static void commit(java.util.function.Supplier<Uni<Void>> change) throws Throwable {
    VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(change));
  }

  private static List<ConsumerRecord<String, byte[]>> deadLetters(String key) {
    return Broker.records(DEAD_LETTERS).stream()
        .filter(letter -> letter.key().equals(key))
        .toList();
  }

  private static int timesApplied(int id) {
    List<Map<String, Object>> rows =
        Database.query("select times_applied from pupil where student_id = ?", id);
    return rows.isEmpty() ? 0 : (int) rows.getFirst().get("times_applied");
  }

  private Map<String, String> toComplete() {
    return Map.of("key", Integer.toString(id), "data", JsonRows.text(pupil(id, "MARTIN")));
  }

  static StudentEnrolled pupil(int id, String lastName) {
    return new StudentEnrolled(id, lastName, "Ada", LocalDate.of(2008, 9, 25), "TG2", null, null);
  }
}
