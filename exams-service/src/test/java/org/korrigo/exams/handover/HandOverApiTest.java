package org.korrigo.exams.handover;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korrigo.contracts.event.CloudEventHeaders;
import org.korrigo.contracts.event.Topic;
import org.korrigo.contracts.exams.CopyReady;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class HandOverApiTest {

  @Test
  void aKeyThatIsNoUuidIsRefused() {
    admin()
        .header("Idempotency-Key", "once")
        .post("/api/exams/" + newExam() + "/hand-overs")
        .then()
        .statusCode(400)
        .body("violations.field", contains("Idempotency-Key"));
  }

  @Test
  void everyCopyInStagingIsHandedOverAndTheWorkCanBeFollowed() {
    String exam = exam(3);
    List<String> copies = copies(exam);
    admin().post("/api/exams/copies/" + copies.getFirst() + "/validation").then().statusCode(200);

    Response asked = request(exam);

    String id =
        asked
            .then()
            .statusCode(202)
            .body("exam_id", equalTo(exam))
            .body("total", is(2))
            .body("created_at", notNullValue())
            .extract()
            .path("id");
    assertThat(asked.header("Location")).endsWith("/api/exams/hand-overs/" + id);
    finished(id).then().body("done", is(2)).body("faults", hasSize(0));
    statuses(exam).forEach(status -> assertThat(status).isEqualTo("READY"));
    await()
        .untilAsserted(
            () ->
                assertThat(copies)
                    .allSatisfy(
                        copy ->
                            assertThat(Broker.events(CopyReady.class, copy))
                                .singleElement()
                                .extracting(CopyReady::actorId)
                                .isEqualTo("secretariat-subject")));
  }

  @Test
  void theWorkIsToldAsItGoesOnUpToItsEnd() {
    String id = request(exam(2)).path("id");

    String told =
        admin()
            .get("/api/exams/hand-overs/" + id + "/events")
            .then()
            .statusCode(200)
            .extract()
            .asString();

    assertThat(told).contains("\"state\":\"DONE\"").contains("\"done\":2");
  }

  @Test
  void whereNothingIsInStagingTheWorkIsDoneAtOnce() {
    request(newExam())
        .then()
        .statusCode(202)
        .body("state", equalTo("DONE"))
        .body("total", is(0))
        .body("finished_at", notNullValue());
  }

  @Test
  void theSameIdempotencyKeyNeverAsksTwice() {
    String exam = exam(1);
    String key = UUID.randomUUID().toString();
    String path = "/api/exams/" + exam + "/hand-overs";

    admin().header("Idempotency-Key", key).post(path).then().statusCode(202);
    admin()
        .header("Idempotency-Key", key)
        .post(path)
        .then()
        .statusCode(200)
        .body("id", equalTo(key))
        .body("total", is(1));
    admin()
        .header("Idempotency-Key", key)
        .post("/api/exams/" + newExam() + "/hand-overs")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"));
  }

  @Test
  void aCopyThatCannotGoIsNamedWithTheReasonAndTheOthersGo() throws SQLException {
    String exam = exam(2);
    List<String> copies = copies(exam);
    Database.execute(
        "update booklet set pages_images = jsonb_set(pages_images, '{0,image,offset}', '7') where"
            + " id = ?",
        UUID.fromString(booklets(exam).getFirst()));

    finished(request(exam).path("id"))
        .then()
        .body("done", is(2))
        .body("faults.copy_id", contains(copies.getFirst()))
        .body("faults[0].type", equalTo("/problems/unsupported-scan"))
        .body("faults[0].message", containsString("could not be made anonymous"));

    assertThat(statuses(exam)).containsExactly("STAGING", "READY");
  }

  @Test
  void workThatWasLeftBehindInTheMiddleGoesOnAndNoCopyGoesTwice() throws SQLException {
    String exam = exam(3);
    List<String> copies = copies(exam);
    String finishedButNotNoted = copies.getFirst();
    admin().post("/api/exams/copies/" + finishedButNotNoted + "/validation").then().statusCode(200);
    UUID id = UUID.randomUUID();

    asIfTheWorkerHadDied(id, exam, copies);

    finished(id.toString()).then().body("done", is(3)).body("faults", hasSize(0));
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

    finished(id.toString())
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

    finished(id.toString())
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

    finished(id.toString()).then().body("done", is(1)).body("faults", hasSize(0));
  }

  @Test
  void anOutageOfTheStoreIsOutlasted() throws Exception {
    String exam = exam(1);
    Path incoming = Path.of(setting("korrigo.files.directory"), "incoming", "exams");
    Path aside = incoming.resolveSibling("exams-aside");
    Files.move(incoming, aside);
    UUID id;
    try {
      Files.createFile(incoming);

      id = UUID.fromString(request(exam).path("id"));

      await().until(() -> attempts(id) > 0 && !isInHand(id));
    } finally {
      Files.deleteIfExists(incoming);
      Files.move(aside, incoming);
    }
    finished(id.toString()).then().body("faults", hasSize(0));
    assertThat(statuses(exam)).containsExactly("READY");
  }

  @Test
  void neitherTimesNorNumbersOfWhatGradingHearsTellTheOrderOfThePaper() {
    String exam = exam(9);
    List<String> paper = copies(exam);
    finished(request(exam).path("id")).then().body("done", is(9));

    List<CopyReady> ready =
        await()
            .until(
                () ->
                    paper.stream()
                        .flatMap(copy -> Broker.events(CopyReady.class, copy).stream())
                        .toList(),
                told -> told.size() == 9);
    Map<String, Long> staged = sequencesOf("exams.copy-staged", paper);

    List<String> byTime =
        ready.stream()
            .sorted(Comparator.comparing(CopyReady::validatedAt))
            .map(told -> told.copyId().toString())
            .toList();
    List<String> byNumber = paper.stream().sorted(Comparator.comparing(staged::get)).toList();
    List<String> byAnonymousId =
        ready.stream()
            .sorted(Comparator.comparing(CopyReady::anonymousId))
            .map(told -> told.copyId().toString())
            .toList();
    assertThat(byTime).isNotEqualTo(paper).containsExactlyInAnyOrderElementsOf(paper);
    assertThat(byNumber).isEqualTo(byAnonymousId).isNotEqualTo(paper);
    assertThat(paper).doesNotHaveDuplicates().isNotEqualTo(paper.stream().sorted().toList());
  }

  @Test
  void whatIsNotThereIsNotFound() {
    String unknown = UUID.randomUUID().toString();

    request(unknown).then().statusCode(404).body("type", equalTo("/problems/not-found"));
    admin().get("/api/exams/hand-overs/" + unknown).then().statusCode(404);
    admin().get("/api/exams/hand-overs/" + unknown + "/events").then().statusCode(404);
  }

  @Test
  void aHandOverGoesWithItsExam() {
    String exam = exam(1);
    String id = request(exam).path("id");
    finished(id);

    admin()
        .queryParam("confirmation", "Bac blanc")
        .delete("/api/exams/" + exam)
        .then()
        .statusCode(204);

    admin().get("/api/exams/hand-overs/" + id).then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({"POST,{id}/hand-overs", "GET,hand-overs/{id}", "GET,hand-overs/{id}/events"})
  void handingOverIsForTheSecretariat(String method, String path) {
    String target = "/api/exams/" + path.replace("{id}", UUID.randomUUID().toString());
    for (String token : List.of(Tokens.teacher("t-1"), Tokens.student("s-1"))) {
      given().auth().oauth2(token).request(method, target).then().statusCode(403);
    }
    given().request(method, target).then().statusCode(401);
  }

  private static String exam(int sheets) {
    String exam = newExam();
    processed(exam, PaperBatch.ofSheets(sheets), 4).then().body("state", equalTo("DONE"));
    return exam;
  }

  private static Response request(String exam) {
    return admin().post("/api/exams/" + exam + "/hand-overs");
  }

  private static Response finished(String id) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> admin().get("/api/exams/hand-overs/" + id),
            answer -> "DONE".equals(answer.path("state")));
  }

  private static List<String> statuses(String exam) {
    return admin().get("/api/exams/" + exam + "/copies").path("status");
  }

  private static Map<String, Long> sequencesOf(String type, List<String> copies) {
    Map<String, Long> sequences = new HashMap<>();
    Broker.records(Topic.COPY_LIFECYCLE.topicName()).stream()
        .filter(told -> copies.contains(told.key()))
        .filter(told -> Broker.header(told, CloudEventHeaders.TYPE).contains(type))
        .forEach(
            told ->
                sequences.put(
                    told.key(), Long.valueOf(Broker.header(told, CloudEventHeaders.SEQUENCE))));
    return sequences;
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

  private static String setting(String name) {
    return ConfigProvider.getConfig().getValue(name, String.class);
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
