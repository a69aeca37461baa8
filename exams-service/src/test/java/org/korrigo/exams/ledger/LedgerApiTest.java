package org.korrigo.exams.ledger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.handedOver;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.json.JsonConventions;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class LedgerApiTest {

  @Test
  void everySideIsAccountedForByUploadAndInAll() {
    String exam = newExam();
    String first = processed(exam, PaperBatch.ofSheets(2), null).path("upload_id");
    String second = processed(exam, withAnAnnex(), null).path("upload_id");

    ledger(exam)
        .body("exam_id", equalTo(exam))
        .body("balances", is(false))
        .body("sides", counts(9, 8, 0, 0, 1, 0))
        .body("uploads.upload_id", contains(first, second))
        .body("uploads[0].sides", counts(4, 4, 0, 0, 0, 0))
        .body("uploads[1].sides", counts(5, 4, 0, 0, 1, 0))
        .body("uploads[0].sha256", notNullValue())
        .body("uploads[0].uploaded_by_id", equalTo("secretariat-subject"))
        .body("uploads.job_running", contains(false, false))
        .body("sheets.received", is(4))
        .body("sheets.expected", nullValue())
        .body("copies.received", is(4))
        .body("copies.expected", nullValue())
        .body("roster", nullValue());
  }

  @Test
  void discardedBlankAndUnsettledSidesAreCountedAsWhatTheyAre() throws SQLException {
    String exam = newExam();
    String upload = processed(exam, PaperBatch.ofSheets(2), null).path("upload_id");
    settle(upload, 1, "DISCARDED");
    settle(upload, 2, "BLANK");
    unsettle(upload, 3);

    ledger(exam).body("sides", counts(4, 1, 1, 1, 0, 1)).body("balances", is(false));
    certificate(exam)
        .then()
        .statusCode(409)
        .body("open_sides[0].pending", is(1))
        .body("detail", containsString("1 sides not settled yet"));
  }

  @Test
  void anEmptyLedgerCertifiesNothing() {
    String exam = newExam();

    ledger(exam).body("sides", counts(0, 0, 0, 0, 0, 0)).body("balances", is(false));
    certificate(exam)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/ledger-open"))
        .body("detail", containsString("nothing was scanned"));
  }

  @Test
  void sidesAreListedPageByPageByStateAndByUpload() {
    String exam = newExam();
    String first = processed(exam, withAnAnnex(), null).path("upload_id");
    String second = processed(exam, withAnAnnex(), null).path("upload_id");

    admin()
        .queryParam("state", "OPEN")
        .get("/api/exams/" + exam + "/sides")
        .then()
        .statusCode(200)
        .body("upload_id", contains(first, second))
        .body("side_number", contains(3, 3))
        .body("state", contains("OPEN", "OPEN"))
        .body("reason[0]", notNullValue())
        .body("decided_at[0]", notNullValue())
        .body("decided_by_id[0]", nullValue())
        .body("booklet_ids[0]", empty());
    String link =
        admin()
            .queryParam("limit", 4)
            .get("/api/exams/" + exam + "/sides")
            .then()
            .body("side_number", contains(1, 2, 3, 4))
            .body("booklet_ids[0]", contains(booklets(exam).getFirst()))
            .extract()
            .header("Link");
    admin()
        .urlEncodingEnabled(false)
        .get("/api/exams/" + exam + "/sides" + link.substring(1, link.indexOf('>')))
        .then()
        .body("side_number", contains(5, 1, 2, 3));
    admin()
        .queryParam("upload_id", second)
        .get("/api/exams/" + exam + "/sides")
        .then()
        .body("upload_id.unique()", contains(second))
        .body("", hasSize(5));
  }

  @ParameterizedTest
  @CsvSource({
    "sides?state=LOST, state",
    "sides?after=nowhere, after",
    "sides?after=zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz_1, after",
    "expected/students?presence=LATE, presence"
  })
  void whatCannotBeAskedForIsNamed(String path, String field) {
    admin()
        .get("/api/exams/" + newExam() + "/" + path)
        .then()
        .statusCode(400)
        .body("violations.field", contains(field));
  }

  @Test
  void sheetsAndPupilsExpectedStandAgainstThoseReceived() throws SQLException {
    String exam = newExam();
    processed(exam, PaperBatch.ofSheets(4), null);
    List<String> copies = copies(exam);
    expect(exam, null, Map.of("sheets", 6, "students", students(11, 12, 13, 14, 15)))
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("students", is(5))
        .body("sheets", is(6))
        .body("has_roster", is(true))
        .body("stated_by_id", equalTo("secretariat-subject"));
    identify(copies.get(0), 11);
    identify(copies.get(1), 99);
    identify(copies.get(2), 15);
    absent(exam, 12);
    absent(exam, 15);

    ledger(exam)
        .body("sheets", equalTo(Map.of("expected", 6, "received", 4)))
        .body("copies.received", is(4))
        .body("copies.expected", is(4))
        .body("copies.identified", is(3))
        .body("copies.unidentified", is(1))
        .body(
            "roster",
            equalTo(
                Map.of(
                    "expected", 5,
                    "present", 2,
                    "absent", 1,
                    "missing", 2,
                    "not_on_the_list", 1,
                    "absent_with_copy", 1)));
    presences(exam, null)
        .body("student_id", contains(11, 12, 13, 14, 15, 99))
        .body(
            "presence",
            contains("PRESENT", "ABSENT", "MISSING", "MISSING", "PRESENT", "NOT_ON_THE_LIST"))
        .body("copy_id[0]", equalTo(copies.getFirst()))
        .body("is_marked_absent", contains(false, true, false, false, true, false))
        .body("class_name[0]", equalTo("TG2"));
    presences(exam, "MISSING").body("student_id", contains(13, 14));
    admin()
        .get("/api/exams/" + exam + "/expected/students?limit=2&after=12")
        .then()
        .body("student_id", contains(13, 14))
        .header("Link", containsString("after=14"));
  }

  @Test
  void whatIsExpectedIsReplacedOnlyByWhoHasSeenIt() {
    String exam = newExam();
    admin()
        .get("/api/exams/" + exam + "/expected")
        .then()
        .statusCode(200)
        .header("ETag", "\"0\"")
        .body("has_roster", is(false))
        .body("students", is(0));
    expect(exam, "\"0\"", Map.of("students", students(1, 2))).then().statusCode(200);

    expect(exam, null, Map.of("sheets", 3))
        .then()
        .statusCode(428)
        .body("type", equalTo("/problems/precondition-required"));
    expect(exam, "\"0\"", Map.of("sheets", 3))
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-version"));
    expect(exam, "tag", Map.of("sheets", 3)).then().statusCode(412);
    expect(exam, "\"1\"", Map.of("sheets", 3))
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("has_roster", is(false))
        .body("students", is(0))
        .body("sheets", is(3));
    ledger(exam).body("roster", nullValue()).body("sheets.expected", is(3));
  }

  @Test
  void aListOfPupilsThatIsNotSoundIsRefusedWithTheReason() {
    String exam = newExam();

    expect(exam, null, Map.of("students", students(7, 8, 7)))
        .then()
        .statusCode(400)
        .body("violations.message", contains("7 is given twice"));
    expect(exam, null, Map.of("students", students(0))).then().statusCode(400);
    expect(exam, null, Map.of("sheets", 0)).then().statusCode(400);
    expect(exam, null, Map.of("students", List.of(Map.of("class_name", "TG2"))))
        .then()
        .statusCode(400);
  }

  @Test
  void aLedgerThatBalancesIsCertifiedWithAHashThatAnyoneCanCompute() throws SQLException {
    String exam = newExam();
    String upload = processed(exam, PaperBatch.ofSheets(2), null).path("upload_id");
    settle(upload, 4, "DISCARDED");

    ledger(exam).body("balances", is(true));
    Response certificate = certificate(exam);
    certificate
        .then()
        .statusCode(200)
        .body("content.exam_id", equalTo(exam))
        .body("content.sides", counts(4, 3, 1, 0, 0, 0))
        .body("content.uploads.sha256", hasSize(1))
        .body("content.discarded.side_number", contains(4))
        .body("content.discarded.reason", contains("a coffee stain \u2603"))
        .body("content.discarded.decided_by_id", contains("a-person"))
        .body("issued_by_id", equalTo("secretariat-subject"))
        .body("sha256", equalTo(sha256(sorted(certificate.path("content")))));
    certificate(exam).then().body("sha256", equalTo(certificate.path("sha256")));
  }

  @Test
  void theCertificateIsPrintedWithTheSameHashAndAnEmbeddedFont() throws SQLException, IOException {
    String exam = newExam();
    String upload = processed(exam, PaperBatch.ofSheets(30), null).path("upload_id");
    for (int side = 1; side <= 60; side++) {
      settle(upload, side, "DISCARDED");
    }

    byte[] pdf =
        admin()
            .accept("application/pdf")
            .get("/api/exams/" + exam + "/ledger/certificate")
            .then()
            .statusCode(200)
            .contentType("application/pdf")
            .extract()
            .asByteArray();

    try (PDDocument document = Loader.loadPDF(pdf)) {
      // where lines are broken depends on how wide the ids are
      String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
      assertThat(document.getNumberOfPages()).isGreaterThan(1);
      assertThat(text)
          .contains("fed 60 = used 0 + discarded 60 + blank 0 + open 0")
          .contains("Exam " + exam)
          .contains("upload " + upload)
          .contains("a coffee stain ?")
          .contains("by account a-person")
          .contains((String) certificate(exam).path("sha256"));
      PDFont font =
          document
              .getPage(0)
              .getResources()
              .getFont(document.getPage(0).getResources().getFontNames().iterator().next());
      assertThat(font.isEmbedded()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/pdf"})
  void whileASideIsOpenThereIsNoCertificateAndTheSideIsNamed(String accept) {
    String exam = newExam();
    String upload = processed(exam, withAnAnnex(), null).path("upload_id");

    admin()
        .accept(accept)
        .get("/api/exams/" + exam + "/ledger/certificate")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/ledger-open"))
        .body("open_sides[0].upload_id", equalTo(upload))
        .body("open_sides[0].sides", contains(3))
        .body("detail", containsString("open sides 3 of upload " + upload));
  }

  @Test
  void aCopyIsNotHandedOverWhileASideBetweenTwoOfItsSheetsIsOpen() {
    String exam = newExam();
    String upload = processed(exam, withAnAnnex(), null).path("upload_id");
    String copy = merged(exam);

    refusedHandOver(copy, upload, 3);
    handedOver(exam)
        .then()
        .body("faults.copy_id", contains(copy))
        .body("faults[0].type", equalTo("/problems/ledger-open"))
        .body("faults[0].message", containsString("open sides 3 of upload " + upload));
  }

  @Test
  void aCopyIsNotHandedOverWhileASideWithinOneOfItsSheetsIsOpen() throws SQLException {
    String exam = newExam();
    String upload = processed(exam, PaperBatch.ofSheets(2), null).path("upload_id");
    open(upload, 4);

    refusedHandOver(copies(exam).get(1), upload, 4);
    handOver(copies(exam).get(0)).then().statusCode(200);
  }

  @Test
  void anOpenSideThatMayBeAnyonesStandsAgainstNoCopy() {
    String exam = newExam();
    byte[] scan = new PaperBatch().a4().landscapeSheet(0).landscapeSheet(1).bytes();
    processed(exam, scan, null);

    for (String copy : copies(exam)) {
      handOver(copy).then().statusCode(200);
    }
    certificate(exam).then().statusCode(409);
  }

  @Test
  void onceTheSideIsSettledTheCopyIsHandedOver() throws SQLException {
    String exam = newExam();
    String upload = processed(exam, withAnAnnex(), null).path("upload_id");
    String copy = merged(exam);
    handOver(copy).then().statusCode(409);
    settle(upload, 3, "DISCARDED");

    handOver(copy).then().statusCode(200).body("status", equalTo("READY"));
    ledger(exam).body("copies.handed_over", is(1)).body("balances", is(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ledger", "ledger/certificate", "sides", "expected", "expected/students"})
  void ofAnExamThatIsNotThereNothingIsTold(String path) {
    admin().get("/api/exams/" + UUID.randomUUID() + "/" + path).then().statusCode(404);
    expect(UUID.randomUUID().toString(), null, Map.of("sheets", 1)).then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,ledger",
    "GET,ledger/certificate",
    "GET,sides",
    "GET,expected",
    "PUT,expected",
    "GET,expected/students"
  })
  void theLedgerIsForTheSecretariatAlone(String method, String path) {
    String target = "/api/exams/" + UUID.randomUUID() + "/" + path;
    for (String token : List.of(Tokens.teacher("t-1"), Tokens.student("s-1"))) {
      given()
          .auth()
          .oauth2(token)
          .contentType(ContentType.JSON)
          .body("{}")
          .request(method, target)
          .then()
          .statusCode(403)
          .body("type", equalTo("/problems/forbidden"));
    }
    given().contentType(ContentType.JSON).body("{}").request(method, target).then().statusCode(401);
  }

  /** Sides 1 and 2 are a sheet, 3 is a single page, 4 and 5 are a sheet again. */
  private static byte[] withAnAnnex() {
    return new PaperBatch().recto(0).verso(0).a4().recto(1).verso(1).bytes();
  }

  private static String merged(String exam) {
    String copy = copies(exam).getFirst();
    admin()
        .contentType(ContentType.JSON)
        .body(Map.of("booklet_ids", booklets(exam)))
        .post("/api/exams/copies/" + copy + "/booklets")
        .then()
        .statusCode(200);
    return copy;
  }

  private static void refusedHandOver(String copy, String upload, int side) {
    handOver(copy)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/ledger-open"))
        .body("copy_id", equalTo(copy))
        .body("open_sides[0].upload_id", equalTo(upload))
        .body("open_sides[0].sides", contains(side));
    admin().get("/api/exams/copies/" + copy).then().body("status", equalTo("STAGING"));
  }

  private static Response handOver(String copy) {
    return admin().post("/api/exams/copies/" + copy + "/validation");
  }

  private static io.restassured.response.ValidatableResponse ledger(String exam) {
    return admin().get("/api/exams/" + exam + "/ledger").then().statusCode(200);
  }

  private static io.restassured.response.ValidatableResponse presences(
      String exam, String presence) {
    return admin()
        .queryParam("presence", presence == null ? "" : presence)
        .get("/api/exams/" + exam + "/expected/students")
        .then()
        .statusCode(200);
  }

  private static Response certificate(String exam) {
    return admin().get("/api/exams/" + exam + "/ledger/certificate");
  }

  private static Response expect(String exam, String seen, Map<String, ?> expected) {
    var request = admin().contentType(ContentType.JSON).body(expected);
    return (seen == null ? request : request.header("If-Match", seen))
        .put("/api/exams/" + exam + "/expected");
  }

  private static List<Map<String, ?>> students(int... ids) {
    return IntStream.of(ids)
        .<Map<String, ?>>mapToObj(id -> Map.of("student_id", id, "class_name", "TG2"))
        .toList();
  }

  private static org.hamcrest.Matcher<Object> counts(
      int fed, int used, int discarded, int blank, int open, int pending) {
    return equalTo(
        Map.of(
            "fed", fed,
            "used", used,
            "discarded", discarded,
            "blank", blank,
            "open", open,
            "pending", pending));
  }

  private static void identify(String copy, int student) throws SQLException {
    Database.execute(
        "update copy set student_id = ?, is_identified = true where id = ?",
        student,
        UUID.fromString(copy));
  }

  private static void absent(String exam, int student) throws SQLException {
    Database.execute(
        "insert into absence (exam_id, student_id, actor_id, marked_at) values (?, ?, 'x', now())",
        UUID.fromString(exam),
        student);
  }

  private static void settle(String upload, int side, String state) throws SQLException {
    Database.execute(
        "update scan_side set state = ?, booklet_id = null, reason = 'a coffee stain \u2603',"
            + " decided_by_id = 'a-person' where upload_id = ? and side_number = ?",
        state,
        UUID.fromString(upload),
        side);
  }

  private static void open(String upload, int side) throws SQLException {
    settle(upload, side, "OPEN");
  }

  private static void unsettle(String upload, int side) throws SQLException {
    Database.execute(
        "delete from scan_side where upload_id = ? and side_number = ?",
        UUID.fromString(upload),
        side);
  }

  @SuppressWarnings("unchecked")
  private static Object sorted(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> sorted = new TreeMap<>();
        ((Map<String, Object>) map).forEach((name, member) -> sorted.put(name, sorted(member)));
        yield sorted;
      }
      case List<?> list -> list.stream().map(LedgerApiTest::sorted).toList();
      case null -> null;
      default -> value;
    };
  }

  private static String sha256(Object content) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(
                      JsonConventions.newMapper()
                          .writeValueAsString(content)
                          .getBytes(StandardCharsets.UTF_8)));
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
