package org.korrigo.exams.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.korrigo.exams.handover.HandOvers.exam;
import static org.korrigo.exams.handover.HandOvers.request;
import static org.korrigo.exams.handover.HandOvers.statuses;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.handOverFinished;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.CopyReady;
import org.korrigo.exams.scan.ShortOfRoom;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.FullStore;
import org.korrigo.testing.Infrastructure;

/** Copies that were in hand when a worker died or the store failed. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class LeftBehindHandOverApiTest {
  @Test
  void workThatWasLeftBehindInTheMiddleGoesOnAndNoCopyGoesTwice() throws SQLException {
    String exam = exam(3);
    List<String> copies = copies(exam);
    String finishedButNotNoted = copies.getFirst();
    admin().post("/api/exams/copies/" + finishedButNotNoted + "/validation").then().statusCode(200);
    UUID id = UUID.randomUUID();

    asIfTheWorkerHadDied(id, exam, copies);

    handOverFinished(id.toString()).then().body("done", is(3)).body("faults", hasSize(0));
    await()
        .untilAsserted(
            () ->
                assertThat(copies)
                    .allSatisfy(
                        copy -> assertThat(Broker.events(CopyReady.class, copy)).hasSize(1)));
  }

  @Test
  void aCopyThatIsTriedAgainAndAgainIsGivenUpAndNamed() throws SQLException {
    String exam = exam(1);
    UUID copy = UUID.fromString(copies(exam).getFirst());
    Database.execute(
        "update booklet set pages_images = '[{}]' where exam_id = ?", UUID.fromString(exam));
    UUID id = UUID.randomUUID();
    asIfTheWorkerHadDied(id, exam, List.of(copy.toString()));
    Database.execute("update hand_over_copy set attempts = 4 where hand_over_id = ?", id);

    handOverFinished(id.toString())
        .then()
        .body("faults.copy_id", contains(copy.toString()))
        .body("faults[0].message", notNullValue());
  }

  @Test
  void aCopyThatItsWorkersDiedOfIsNotTakenUpForEver() throws SQLException {
    String exam = exam(1);
    String copy = copies(exam).getFirst();
    UUID id = UUID.randomUUID();
    leftBehind(id, exam, List.of(copy), 5);

    handOverFinished(id.toString())
        .then()
        .body("faults.copy_id", contains(copy))
        .body("faults[0].type", equalTo("/problems/internal-error"));
    assertThat(statuses(exam)).containsExactly("STAGING");
  }

  @Test
  void aCopyIsNotCalledRefusedThatWasHandedOverBeforeItsLastWorkerDied() throws SQLException {
    String exam = exam(1);
    String copy = copies(exam).getFirst();
    admin().post("/api/exams/copies/" + copy + "/validation").then().statusCode(200);
    UUID id = UUID.randomUUID();
    leftBehind(id, exam, List.of(copy), 5);

    handOverFinished(id.toString()).then().body("done", is(1)).body("faults", hasSize(0));
  }

  @Test
  void anOutageOfTheStoreIsOutlasted() throws Exception {
    String exam = exam(1);
    ShortOfRoom.awaitWorkers();
    UUID id;
    try (FullStore _ = FullStore.of("exams")) {
      id = UUID.fromString(request(exam).path("id"));

      await().until(() -> attempts(id) > 0 && !isInHand(id));
    }
    handOverFinished(id.toString()).then().body("faults", hasSize(0));
    assertThat(statuses(exam)).containsExactly("READY");
  }

  private static int attempts(UUID id) {
    return (int)
        Database.query("select attempts from hand_over_copy where hand_over_id = ?", id)
            .getFirst()
            .get("attempts");
  }

  /** Its lease is a minute's; a pause is shorter. */
  private static boolean isInHand(UUID id) {
    return !Database.query(
            "select 1 from hand_over_copy where hand_over_id = ? and state = 'WAITING' and"
                + " lease_until > now() + interval '30 seconds'",
            id)
        .isEmpty();
  }

  private static void asIfTheWorkerHadDied(UUID id, String exam, List<String> copies)
      throws SQLException {
    leftBehind(id, exam, copies, 1);
  }

  /** As workers leave copies that took them so often and died. */
  private static void leftBehind(UUID id, String exam, List<String> copies, int attempts)
      throws SQLException {
    Database.execute(
        "insert into hand_over (id, exam_id, actor_id, created_at) values (?, ?, 'secretariat', ?)",
        id,
        UUID.fromString(exam),
        Timestamp.from(Instant.now()));
    for (String copy : copies) {
      Database.execute(
          "insert into hand_over_copy (hand_over_id, copy_id, attempts, started_at, lease_until)"
              + " values (?, ?, ?, now(), now() - interval '1 second')",
          id,
          UUID.fromString(copy),
          attempts);
    }
  }
}
