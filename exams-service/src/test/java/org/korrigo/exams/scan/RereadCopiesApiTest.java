package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.finished;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** A person's word, and what a second reading makes of copies of several sheets. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RereadCopiesApiTest {
  private static final String OPEN =
      """
      insert into scan_side (upload_id, side_number, state, reason, decided_at)
      select u.id, n, 'OPEN', 'Not proved', now() from upload u, generate_series(1, u.sides) n
      where u.id = ? and not exists (
        select 1 from scan_side s where s.upload_id = u.id and s.side_number = n)
      """;

  private static final String BREAK =
      "update upload set file = jsonb_set(file, '{key}', '\"exams/00/missing\"') where id = ?";

  private String exam;
  private String job;
  private String upload;

  @ParameterizedTest
  @ValueSource(strings = {"EVERY_SHEET", "FIRST_SHEET"})
  void aSheetThatWasOpenComesToItsCopy(String identityOn) throws SQLException {
    List<String> sheets = withTheThirdSheetOpen(identityOn);

    confirmed().then().body("faults", hasSize(notes(identityOn)));

    assertThat(copies(exam).stream().map(RereadCopiesApiTest::bookletsOf))
        .hasSize(2)
        .contains(sheets.subList(0, 2))
        .anySatisfy(copy -> assertThat(copy).hasSize(2).endsWith(sheets.get(3)));
    account().body("question", nullValue());
    Secretariat.handedOver(exam).then().body("faults", is(empty()));
  }

  @Test
  void whereEachSheetWasACopyOfItsOwnTheyArePutTogether() throws SQLException {
    List<String> sheets = withTheThirdSheetOpen("EVERY_SHEET");
    for (String copy : copies(exam)) {
      List<String> its = bookletsOf(copy);
      if (its.size() > 1) {
        compose(copy, its.subList(0, 1));
      }
    }
    assertThat(copies(exam)).hasSize(3);

    confirmed();

    assertThat(copies(exam).stream().map(RereadCopiesApiTest::bookletsOf))
        .hasSize(2)
        .contains(sheets.subList(0, 2))
        .anySatisfy(copy -> assertThat(copy).hasSize(2).endsWith(sheets.get(3)));
  }

  @Test
  void whereItsCopyWasHandedOverAPersonIsAskedAgain() throws SQLException {
    withTheThirdSheetOpen("FIRST_SHEET");
    String handedOver = copies(exam).getLast();
    Database.execute(
        "update copy set status = 'READY', validated_at = now(), pdf_source = (select file from"
            + " upload where id = ?) where id = ?",
        UUID.fromString(upload),
        UUID.fromString(handedOver));
    String named = admin().get("/api/exams/copies/" + handedOver).path("anonymous_id");

    confirmed().then().body("faults.message", hasItem(containsString(named)));

    assertThat(copies(exam)).hasSize(3);
    account().body("question", containsString(named));
    admin()
        .post("/api/exams/copies/" + copies(exam).getLast() + "/validation")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/confirmation-required"));
    admin()
        .post("/api/exams/uploads/" + upload + "/confirmation")
        .then()
        .statusCode(202)
        .body("state", equalTo("DONE"));
    account().body("question", nullValue());
  }

  @Test
  void whatAPersonStapledIsNotTakenApartAndTheSheetIsNamed() throws SQLException {
    List<String> sheets = withTheThirdSheetOpen("FIRST_SHEET");
    admin()
        .contentType(ContentType.JSON)
        .body(Map.of("order", List.of(4, 3, 2, 1)))
        .put("/api/exams/booklets/" + sheets.get(3) + "/pages")
        .then()
        .statusCode(201);

    confirmed();

    assertThat(copies(exam)).hasSize(3);
    String alone = admin().get("/api/exams/copies/" + copies(exam).getLast()).path("anonymous_id");
    account().body("question", containsString(alone));
  }

  @Test
  void whatTheFirstReadingToldIsToldAgainWhenTheSecondIsLeft() throws SQLException {
    withTheThirdSheetOpen("EVERY_SHEET");
    List<String> before = admin().get("/api/exams/jobs/" + job).path("faults.message");
    assertThat(before).hasSize(3);
    Database.execute(BREAK, UUID.fromString(upload));
    confirmed().then().body("state", equalTo("FAILED"));

    admin()
        .post("/api/exams/jobs/" + job + "/cancellation")
        .then()
        .statusCode(200)
        .body("faults.findAll { it.side == null }", hasSize(1))
        .body("faults[0].message", equalTo(before.getFirst()));
  }

  @Test
  void eachWordIsKeptAndAnEarlierOneIsNotTakenBackWithALaterOne() throws SQLException {
    withTheThirdSheetOpen("FIRST_SHEET");
    confirmed();
    UUID third = UUID.fromString(bookletsOf(copies(exam).getLast()).getFirst());
    open(third);
    Database.execute(BREAK, UUID.fromString(upload));
    confirmed().then().body("state", equalTo("FAILED"));
    account().body("confirmations.sides_read_again", contains(2, 2));

    admin().post("/api/exams/jobs/" + job + "/cancellation").then().statusCode(200);

    account()
        .body("question", nullValue())
        .body("confirmations.confirmed_by_id", everyItem(equalTo("secretariat-subject")))
        .body("confirmations.confirmed_at", everyItem(notNullValue()))
        .body("confirmations.question", contains(containsString("together"), nullValue()))
        .body("confirmations.taken_back_at", contains(nullValue(), notNullValue()));
    assertThat(
            Database.query(
                "select vouched_by_id from upload where id = ?", UUID.fromString(upload)))
        .containsExactly(Map.of("vouched_by_id", "secretariat-subject"));
  }

  @Test
  void theOnlyWordIsTakenBackWithTheReadingThatItCaused() throws SQLException {
    withTheThirdSheetOpen("FIRST_SHEET");
    Database.execute(BREAK, UUID.fromString(upload));
    confirmed();

    admin().post("/api/exams/jobs/" + job + "/cancellation").then().statusCode(200);

    account()
        .body("question", containsString("together"))
        .body("confirmations.taken_back_at", contains(notNullValue()));
  }

  @Test
  void theCertificateSaysWhoGaveTheirWord() throws SQLException, IOException {
    withTheThirdSheetOpen("FIRST_SHEET");
    confirmed();
    String certificate = "/api/exams/" + exam + "/ledger/certificate";

    admin()
        .get(certificate)
        .then()
        .statusCode(200)
        .body("content.uploads[0].confirmations.confirmed_by_id", contains("secretariat-subject"));
    byte[] pdf = admin().accept("application/pdf").get(certificate).asByteArray();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
          .contains(
              "by account secretariat-subject, 2 open sides were read again; it answered: No");
    }
  }

  /** Sheets look alike where each bears a name: it is told that places put them together. */
  private static int notes(String identityOn) {
    return identityOn.equals("EVERY_SHEET") ? 1 : 0;
  }

  /** Two copies of two sheets, of which the third sheet was not proved; the booklets of all. */
  private List<String> withTheThirdSheetOpen(String identityOn) throws SQLException {
    exam = newExam(Map.of("identity_on", identityOn));
    Response read = processed(exam, PaperBatch.ofSheets(4), 8);
    job = read.path("id");
    upload = read.path("upload_id");
    List<String> sheets = booklets(exam);
    UUID third = UUID.fromString(sheets.get(2));
    open(third);
    Database.execute(
        "update copy_booklet set position = 0 where booklet_id = ?",
        UUID.fromString(sheets.get(3)));
    assertThat(copies(exam)).hasSize(2);
    return sheets;
  }

  /** The sides of a sheet, as if they had not been proved. */
  private void open(UUID sheet) throws SQLException {
    Database.execute("delete from copy_booklet where booklet_id = ?", sheet);
    Database.execute("delete from scan_side where booklet_id = ?", sheet);
    Database.execute("delete from booklet where id = ?", sheet);
    Database.execute(OPEN, UUID.fromString(upload));
  }

  private Response confirmed() {
    admin().post("/api/exams/uploads/" + upload + "/confirmation").then().statusCode(202);
    return finished(job);
  }

  private io.restassured.response.ValidatableResponse account() {
    return admin().get("/api/exams/" + exam + "/ledger").then().statusCode(200).root("uploads[0]");
  }

  private static void compose(String copy, List<String> its) {
    admin()
        .contentType(ContentType.JSON)
        .body(Map.of("booklet_ids", its))
        .post("/api/exams/copies/" + copy + "/booklets")
        .then()
        .statusCode(200);
  }

  private static List<String> bookletsOf(String copy) {
    return admin().get("/api/exams/copies/" + copy).path("booklet_ids");
  }
}
