package org.korrigo.exams.scan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.finished;
import static org.korrigo.exams.scan.Secretariat.handedOver;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;
import static org.korrigo.exams.scan.Secretariat.uploadAll;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** A person's word for a scan that also says where its sheets are folded. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class SaidFoldApiTest {
  private static final String AT_52 = "{\"fold\": 0.52}";
  private static final String AT_48 = "{\"fold\": 0.48}";

  private String exam;
  private String job;
  private UUID upload;

  /** Three sheets of white paper, of which no side is proved. */
  @BeforeEach
  void askedForAPersonsWord() {
    exam = newExam();
    Response asked = processed(exam, new PaperBatch().plain(0).plain(1).plain(2).bytes(), null);
    job = asked.path("id");
    upload = UUID.fromString(asked.path("upload_id"));
  }

  @Test
  void openSidesAreCutWhereItSays() {
    confirm(AT_52).then().statusCode(202).body("id", equalTo(job));

    finished(job).then().body("state", equalTo("DONE")).body("faults", is(empty()));
    assertFolds(0.52f, 0.52f, 0.52f);
  }

  @Test
  void theLedgerAndTheCertificateTellIt() throws IOException {
    confirm(AT_52).then().statusCode(202);
    finished(job);

    account().body("confirmations.fold", contains(0.52f));
    String certificate = "/api/exams/" + exam + "/ledger/certificate";
    admin()
        .get(certificate)
        .then()
        .statusCode(200)
        .body("content.uploads[0].confirmations.fold", contains(0.52f));
    byte[] pdf = admin().accept("application/pdf").get(certificate).asByteArray();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", ""))
          .contains("byaccountsecretariat-subject,foldedat0.52ofthewidth,6opensideswerereadagain");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"fold\": null}"})
  void withoutAFoldItIsForTheOrderAlone(String body) {
    confirm(body).then().statusCode(202);

    finished(job).then().body("state", equalTo("DONE"));
    assertFolds(0.5f, 0.5f, 0.5f);
    account().body("confirmations.fold", contains(nullValue()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"fold\": 0.39}",
        "{\"fold\": 0.61}",
        "{\"fold\": 52}",
        "{\"fold\": -0.5}",
        "{\"fold\": \"in the middle\"}",
        "{\"fold\": [0.5]}",
        "{\"fold\": {}}",
        "{\"fold\": true}",
        "{\"fold\": \"NaN\"}",
        "{\"fold\": \"Infinity\"}",
        "{\"fold\": 1e400}",
        "{\"fold\": 0.6000001}",
        "{\"fold\": 0.3999999}"
      })
  void whatIsNoFoldIsRefusedAndNothingChanges(String body) {
    confirm(body)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/invalid-request"))
        .body("violations.field", hasItem("fold"));

    sides().body("state", everyItem(equalTo("OPEN")));
    account().body("confirmations", is(empty()));
    assertThat(saidFold()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"fold\": NaN}",
        "{\"fold\": 0.52, \"fold\": 0.48}",
        "{\"fold\": 0.52} {\"fold\": 0.48}",
        "{\"fold\": 0.52",
        "[0.52]",
        "0.52",
        "\"0.52\""
      })
  void whatIsNotOneWordIsRefusedAndNothingChanges(String body) {
    confirm(body)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/invalid-request"));

    sides().body("state", everyItem(equalTo("OPEN")));
    account().body("confirmations", is(empty()));
    assertThat(saidFold()).isNull();
  }

  @ParameterizedTest
  @ValueSource(floats = {0.4f, 0.6f})
  void theOutermostFoldsAreTaken(float fold) {
    confirm("{\"fold\": " + fold + "}").then().statusCode(202);

    finished(job).then().body("state", equalTo("DONE"));
    assertFolds(fold, fold, fold);
  }

  @Test
  void ofTwoWhoSayDifferentThingsAtOnceOneCounts() throws Exception {
    List<Integer> answers;
    try (ExecutorService persons = Executors.newFixedThreadPool(2)) {
      List<Future<Response>> both =
          persons.invokeAll(List.of(() -> confirm(AT_52), () -> confirm(AT_48)));
      answers = List.of(both.get(0).get().statusCode(), both.get(1).get().statusCode());
    }

    assertThat(answers).containsExactlyInAnyOrder(202, 409);
    float told = answers.getFirst() == 202 ? 0.52f : 0.48f;
    finished(job).then().body("state", equalTo("DONE"));
    assertFolds(told, told, told);
    account().body("confirmations.fold", contains(told));
  }

  @Test
  void ofAScanThatWasTakenBackNothingIsSaid() throws SQLException {
    Database.execute("update scan_job set state = 'FAILED' where id = ?", UUID.fromString(job));
    admin().post("/api/exams/jobs/" + job + "/cancellation").then().statusCode(200);

    confirm(AT_52).then().statusCode(404).body("type", equalTo("/problems/not-found"));
  }

  @Test
  void ofSheetsThatWereHandedOverNothingIsSaidAndNothingMoves() {
    confirm(AT_52).then().statusCode(202);
    finished(job);
    handedOver(exam).then().body("faults", is(empty()));

    confirm(AT_48).then().statusCode(409).body("action", equalTo("VOUCH"));

    assertFolds(0.52f, 0.52f, 0.52f);
    assertThat(saidFold()).isEqualTo(0.52);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
  void whatIsSaidInAnotherFormIsRefusedAndNotTakenForNothing(String form) {
    admin()
        .contentType(form)
        .body(AT_52)
        .post("/api/exams/uploads/" + upload + "/confirmation")
        .then()
        .statusCode(415)
        .body("type", equalTo("/problems/unsupported-media-type"));

    sides().body("state", everyItem(equalTo("OPEN")));
    account().body("confirmations", is(empty()));
  }

  @Test
  void onlyTheSecretariatSaysIt() {
    given()
        .auth()
        .oauth2(Tokens.teacher("corrector"))
        .contentType(ContentType.JSON)
        .body(AT_52)
        .post("/api/exams/uploads/" + upload + "/confirmation")
        .then()
        .statusCode(403);

    account().body("confirmations", is(empty()));
    assertThat(saidFold()).isNull();
  }

  @Test
  void saidAgainWhereNothingWaitsItIsRefusedAndTheFirstCounts() {
    confirm(AT_52).then().statusCode(202);
    finished(job);

    confirm(AT_48).then().statusCode(409).body("action", equalTo("VOUCH"));

    account().body("confirmations.fold", contains(0.52f));
    assertThat(saidFold()).isEqualTo(0.52);
  }

  @Test
  void aLaterWordWithoutAFoldLeavesTheEarlierOne() throws SQLException {
    confirm(AT_52).then().statusCode(202);
    finished(job);
    openTheLastSheet();

    confirm("").then().statusCode(202);

    finished(job).then().body("state", equalTo("DONE"));
    assertFolds(0.52f, 0.52f, 0.52f);
    account().body("confirmations.fold", contains(equalTo(0.52f), nullValue()));
  }

  @Test
  void aLaterFoldMovesNoSheetThatWasCut() throws SQLException {
    confirm(AT_52).then().statusCode(202);
    finished(job);
    openTheLastSheet();

    confirm(AT_48).then().statusCode(202);

    finished(job).then().body("state", equalTo("DONE"));
    assertFolds(0.52f, 0.52f, 0.48f);
  }

  @Test
  void takenBackItLeavesTheFoldThatCountedBefore() throws SQLException {
    confirm(AT_52).then().statusCode(202);
    finished(job);
    openTheLastSheet();
    String key = lose();
    confirm(AT_48).then().statusCode(202);
    finished(job).then().body("state", equalTo("FAILED"));
    assertThat(saidFold()).isEqualTo(0.48);

    admin().post("/api/exams/jobs/" + job + "/cancellation").then().statusCode(200);

    assertThat(saidFold()).isEqualTo(0.52);
    account()
        .body("confirmations.fold", contains(0.52f, 0.48f))
        .body("confirmations.taken_back_at", contains(nullValue(), notNullValue()));
    find(key);
    confirm("").then().statusCode(202);
    finished(job).then().body("state", equalTo("DONE"));
    assertFolds(0.52f, 0.52f, 0.52f);
  }

  @Test
  void noWordThatWasTakenBackCountsAgainWhenALaterOneIsTakenBackToo() throws SQLException {
    confirm(AT_52).then().statusCode(202);
    finished(job);
    openTheLastSheet();
    lose();
    for (String word : List.of(AT_48, "{\"fold\": 0.45}")) {
      confirm(word).then().statusCode(202);
      finished(job).then().body("state", equalTo("FAILED"));
      admin().post("/api/exams/jobs/" + job + "/cancellation").then().statusCode(200);
    }

    assertThat(saidFold()).isEqualTo(0.52);
    account().body("confirmations.fold", contains(0.52f, 0.48f, 0.45f));
  }

  @Test
  void theOnlyWordTakenBackLeavesNoFold() throws SQLException {
    lose();
    confirm(AT_52).then().statusCode(202);
    finished(job).then().body("state", equalTo("FAILED"));

    admin().post("/api/exams/jobs/" + job + "/cancellation").then().statusCode(200);

    assertThat(saidFold()).isNull();
    sides().body("state", everyItem(equalTo("OPEN")));
  }

  @Test
  void whoeverTakesTheJobOverCutsThereToo() throws SQLException {
    confirm(AT_52).then().statusCode(202);
    finished(job);
    Database.execute("delete from copy where exam_id = ?", UUID.fromString(exam));
    Database.execute("delete from booklet where upload_id = ? and sheet > 1", upload);
    Database.execute(
        "update scan_job set state = 'RUNNING', done = 2, finished_at = null, lease_token = ?,"
            + " lease_until = now() - interval '1 minute' where id = ?",
        UUID.randomUUID(),
        UUID.fromString(job));

    finished(job).then().body("state", equalTo("DONE")).body("done", is(6));
    assertFolds(0.52f, 0.52f, 0.52f);
  }

  @Test
  void ofAPupilsFileItIsRefused() {
    String pupils = newExam(Map.of("upload_mode", "INDIVIDUAL_A4"));
    String files =
        uploadAll(pupils, Map.of("A.pdf", new PaperBatch().single(1).bytes())).path("jobs[0].id");
    finished(files);
    upload =
        (UUID)
            Database.query(
                    "select upload_id from exam_pdf where job_id = ?", UUID.fromString(files))
                .getFirst()
                .get("upload_id");

    confirm(AT_52)
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-request"))
        .body("violations.field", contains("fold"));
    confirm("").then().statusCode(409);
  }

  private Response confirm(String body) {
    String confirmation = "/api/exams/uploads/" + upload + "/confirmation";
    return body.isEmpty()
        ? admin().post(confirmation)
        : admin().contentType(ContentType.JSON).body(body).post(confirmation);
  }

  private void assertFolds(Float... folds) {
    admin()
        .get("/api/exams/uploads/" + upload + "/sheets")
        .then()
        .body("recto.fold", contains(folds))
        .body("verso.fold", contains(folds));
  }

  private ValidatableResponse account() {
    return admin().get("/api/exams/" + exam + "/ledger").then().root("uploads[0]");
  }

  private ValidatableResponse sides() {
    return admin().get("/api/exams/" + exam + "/sides").then().body("", hasSize(6));
  }

  private Double saidFold() {
    return (Double)
        Database.query("select fold from upload where id = ?", upload).getFirst().get("fold");
  }

  /** As if what is on its sides had not proved it. */
  private void openTheLastSheet() throws SQLException {
    Database.execute("delete from booklet where upload_id = ? and sheet = 3", upload);
    Database.execute(
        "insert into scan_side (upload_id, side_number, state, reason, decided_at) select ?, n,"
            + " 'OPEN', 'Which is it?', now() from generate_series(5, 6) n",
        upload);
  }

  /** The scan can no more be read; answers where it was. */
  private String lose() throws SQLException {
    String key =
        (String)
            Database.query("select file ->> 'key' as key from upload where id = ?", upload)
                .getFirst()
                .get("key");
    find("exams/00/missing");
    return key;
  }

  private void find(String key) throws SQLException {
    Database.execute(
        "update upload set file = jsonb_set(file, '{key}', to_jsonb(cast(? as text))) where id = ?",
        key,
        upload);
  }
}
