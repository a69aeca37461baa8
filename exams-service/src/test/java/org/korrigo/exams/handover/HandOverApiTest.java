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
import static org.korrigo.exams.handover.HandOvers.exam;
import static org.korrigo.exams.handover.HandOvers.request;
import static org.korrigo.exams.handover.HandOvers.statuses;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.handOverFinished;
import static org.korrigo.exams.scan.Secretariat.newExam;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korrigo.contracts.event.CloudEventHeaders;
import org.korrigo.contracts.event.Topic;
import org.korrigo.contracts.exams.CopyReady;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** The hand-over of all copies of an exam, from the request to its end. */
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
    handOverFinished(id).then().body("done", is(2)).body("faults", hasSize(0));
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

    handOverFinished(request(exam).path("id"))
        .then()
        .body("done", is(2))
        .body("faults.copy_id", contains(copies.getFirst()))
        .body("faults[0].type", equalTo("/problems/unsupported-scan"))
        .body("faults[0].message", containsString("could not be made anonymous"));

    assertThat(statuses(exam)).containsExactly("STAGING", "READY");
  }

  @Test
  void neitherTimesNorNumbersOfWhatGradingHearsTellTheOrderOfThePaper() {
    String exam = exam(9);
    List<String> paper = copies(exam);
    handOverFinished(request(exam).path("id")).then().body("done", is(9));

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
    handOverFinished(id);

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
}
