package org.korrigo.exams.scan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.scan.PaperBatch.number;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.finished;
import static org.korrigo.exams.scan.Secretariat.handedOver;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class SheetApiTest {

  @Test
  void sidesInDisorderArePutRightFromThePictureAndTheRepairIsNamed() {
    String exam = newExam();
    byte[] scan =
        new PaperBatch()
            .recto(0)
            .verso(0)
            .verso(1)
            .recto(1)
            .upsideDown(2)
            .recto(3)
            .verso(3)
            .recto(4)
            .verso(4)
            .bytes();

    Response job = processed(exam, scan, null);

    job.then().body("faults", is(empty()));
    admin()
        .get("/api/exams/uploads/" + job.path("upload_id") + "/sheets")
        .then()
        .statusCode(200)
        .body("repairs[0]", is(empty()))
        .body("repairs[1]", contains("FACES_SWAPPED"))
        .body("repairs[2]", contains("RECTO_TURNED", "VERSO_TURNED"))
        .body("recto.side", contains(1, 4, 5, 7, 9))
        .body("recto.turn", contains(0, 0, 180, 0, 0))
        .body("confidence", everyItem(greaterThanOrEqualTo(0.999f)));
    List<String> booklets = booklets(exam);
    for (int sheet = 0; sheet < 5; sheet++) {
      assertThat(pagesOf(booklets.get(sheet)))
          .containsExactly(number(sheet, 1), number(sheet, 2), number(sheet, 3), number(sheet, 4));
    }
  }

  @Test
  void theSheetsOfAScanComeByKeyset() {
    String upload = processed(newExam(), PaperBatch.ofSheets(4), null).path("upload_id");

    Response first = admin().get("/api/exams/uploads/" + upload + "/sheets?limit=3");
    Response rest = admin().get("/api/exams/uploads/" + upload + "/sheets?limit=3&after=3");

    first.then().body("sheet", contains(1, 2, 3)).header("Link", containsString("after=3"));
    rest.then().body("sheet", contains(4));
  }

  @Test
  void whatThePicturesDoNotProveIsAskedAndReadAgainOnAPersonsWord() {
    String exam = newExam();
    byte[] scan = new PaperBatch().plain(0).plain(1).plain(2).bytes();
    Response asked = processed(exam, scan, null);
    String upload = asked.path("upload_id");
    asked.then().body("faults", hasSize(6)).body("faults[0].message", containsString("not prove"));
    assertThat(copies(exam)).isEmpty();

    String job =
        admin()
            .post("/api/exams/uploads/" + upload + "/confirmation")
            .then()
            .statusCode(202)
            .body("state", equalTo("QUEUED"))
            .extract()
            .path("id");

    finished(job).then().body("faults", is(empty())).body("done", is(6));
    assertThat(copies(exam)).hasSize(3);
    admin()
        .post("/api/exams/uploads/" + upload + "/confirmation")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/illegal-transition"));
    admin().post("/api/exams/jobs/" + job + "/cancellation").then().statusCode(409);
    assertThat(copies(exam)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EVERY_SHEET", "FIRST_SHEET"})
  void copiesPutTogetherByPlaceWaitForOneWord(String identityOn) {
    String exam = newExam(Map.of("identity_on", identityOn));
    Response job = processed(exam, PaperBatch.ofSheets(4), 8);
    String upload = job.path("upload_id");
    assertThat(copies(exam)).hasSize(2);

    handedOver(exam)
        .then()
        .body("faults", hasSize(2))
        .body("faults.type", everyItem(equalTo("/problems/confirmation-required")))
        .body("faults.message", everyItem(containsString("put together as they lie")));
    admin()
        .get("/api/exams/" + exam + "/ledger")
        .then()
        .body("balances", is(false))
        .body("uploads[0].question", containsString("No code says which sheets make a copy"));
    admin()
        .get("/api/exams/" + exam + "/ledger/certificate")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/ledger-open"))
        .body("questions.upload_id", contains(upload));

    admin()
        .post("/api/exams/uploads/" + upload + "/confirmation")
        .then()
        .statusCode(202)
        .body("state", equalTo("DONE"));

    handedOver(exam).then().body("faults", is(empty()));
    admin().get("/api/exams/" + exam + "/ledger").then().body("balances", is(true));
    admin()
        .post("/api/exams/uploads/" + upload + "/confirmation")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/illegal-transition"));
  }

  @Test
  void copiesOfOneSheetNeedNoWord() {
    String exam = newExam();
    processed(exam, PaperBatch.ofSheets(2), 4);

    handedOver(exam).then().body("faults", is(empty()));
  }

  @Test
  void aPersonsWordDoesNotProposeTwiceWhatWasProposedBefore() {
    String exam = newExam();
    Response job =
        processed(
            exam,
            new PaperBatch()
                .landscapeSheet(0)
                .landscapeSheet(1)
                .landscapeSheet(2)
                .landscapeSheet(3)
                .recto(4)
                .bytes(),
            null);
    List<String> before = copies(exam);
    int open = job.path("faults.size()");
    assertThat(open).isPositive();

    admin().post("/api/exams/uploads/" + job.path("upload_id") + "/confirmation");
    finished(job.path("id"));

    assertThat(copies(exam)).containsAll(before).hasSize(4);
    assertThat(booklets(exam)).hasSize(4);
  }

  @Test
  void anUnknownUploadIsNotFoundAndOthersAreRefused() {
    String unknown = "/api/exams/uploads/" + UUID.randomUUID();

    admin().get(unknown + "/sheets").then().statusCode(404);
    admin().post(unknown + "/confirmation").then().statusCode(404);
    for (String token : List.of(Tokens.teacher("t"), Tokens.student("s"))) {
      given().auth().oauth2(token).get(unknown + "/sheets").then().statusCode(403);
      given().auth().oauth2(token).post(unknown + "/confirmation").then().statusCode(403);
    }
  }

  private static List<Integer> pagesOf(String booklet) {
    return IntStream.rangeClosed(1, 4)
        .mapToObj(page -> admin().get("/api/exams/booklets/" + booklet + "/pages/" + page))
        .map(page -> PaperBatch.numberOn(page.asByteArray()))
        .toList();
  }
}
