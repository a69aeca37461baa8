package org.korrigo.exams.copy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.korrigo.exams.scan.PaperBatch.number;
import static org.korrigo.exams.scan.PaperBatch.numberInIdentityZone;
import static org.korrigo.exams.scan.PaperBatch.numberOn;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.confirmed;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.korrigo.contracts.exams.CopyDiscarded;
import org.korrigo.contracts.exams.CopyReady;
import org.korrigo.contracts.exams.CopyStaged;
import org.korrigo.contracts.exams.PageImage;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class CopyApiTest {
  @ConfigProperty(name = "korrigo.files.directory")
  Path files;

  @Test
  void aProposedCopyIsShownWithItsBooklets() {
    String exam = exam(4, 8);

    admin()
        .get("/api/exams/copies/" + copies(exam).get(1))
        .then()
        .statusCode(200)
        .body("exam_id", equalTo(exam))
        .body("status", equalTo("STAGING"))
        .body("anonymous_id", notNullValue())
        .body("is_identified", is(false))
        .body("student_id", nullValue())
        .body("page_count", is(8))
        .body("booklet_ids", equalTo(booklets(exam).subList(2, 4)))
        .body("validated_at", nullValue());
  }

  @Test
  void copiesAreListedInTheOrderOfThePaperPageByPageAndByStatus() {
    String exam = exam(3, 4);
    List<String> all = copies(exam);
    validate(all.get(1)).then().statusCode(200);

    String link =
        admin()
            .queryParam("limit", 2)
            .get("/api/exams/" + exam + "/copies")
            .then()
            .statusCode(200)
            .body("id", equalTo(all.subList(0, 2)))
            .extract()
            .header("Link");

    String next = link.substring(link.indexOf('<') + 1, link.indexOf('>'));
    admin()
        .urlEncodingEnabled(false)
        .get("/api/exams/" + exam + "/copies" + next)
        .then()
        .body("id", equalTo(all.subList(2, 3)));
    admin()
        .queryParam("status", "READY")
        .get("/api/exams/" + exam + "/copies")
        .then()
        .body("id", contains(all.get(1)));
    admin()
        .queryParam("status", "LOST")
        .get("/api/exams/" + exam + "/copies")
        .then()
        .statusCode(400)
        .body("violations.field", contains("status"));
  }

  @Test
  void mergingTakesTheBookletsFromTheOtherCopyAndDiscardsIt() {
    String exam = exam(3, 4);
    List<String> copies = copies(exam);
    List<String> booklets = booklets(exam);

    merge(copies.get(0), List.of(booklets.get(0), booklets.get(1)))
        .then()
        .statusCode(200)
        .body("booklet_ids", equalTo(booklets.subList(0, 2)))
        .body("page_count", is(8));

    assertThat(copies(exam)).containsExactly(copies.get(0), copies.get(2));
    await()
        .untilAsserted(
            () -> {
              assertThat(Broker.events(CopyStaged.class, copies.get(0)))
                  .extracting(CopyStaged::pageCount)
                  .containsExactly(4, 8);
              assertThat(Broker.events(CopyDiscarded.class, copies.get(1)))
                  .singleElement()
                  .satisfies(
                      told -> {
                        assertThat(told.mergedIntoCopyId()).hasToString(copies.get(0));
                        assertThat(told.actorId()).isEqualTo("secretariat-subject");
                      });
            });
  }

  @Test
  void whatACopyNoLongerHasBecomesACopyOfItsOwn() {
    String exam = exam(2, 8);
    String copy = copies(exam).getFirst();
    List<String> booklets = booklets(exam);

    merge(copy, List.of(booklets.get(1))).then().statusCode(200).body("page_count", is(4));

    List<String> after = copies(exam);
    assertThat(after).hasSize(2).startsWith(copy);
    admin()
        .get("/api/exams/copies/" + after.get(1))
        .then()
        .body("booklet_ids", contains(booklets.get(0)));
    await()
        .untilAsserted(() -> assertThat(Broker.events(CopyStaged.class, after.get(1))).hasSize(1));
  }

  @Test
  void theOrderOfBookletsCanBeTurnedRound() {
    String exam = exam(2, 8);
    String copy = copies(exam).getFirst();
    List<String> reversed = booklets(exam).reversed();

    merge(copy, reversed).then().statusCode(200).body("booklet_ids", equalTo(reversed));
  }

  @Test
  void bookletsThatAreOfNoUseAreNamed() {
    String exam = exam(1, 4);
    String copy = copies(exam).getFirst();
    String own = booklets(exam).getFirst();
    String foreign = booklets(exam(1, 4)).getFirst();

    merge(copy, List.of(own, foreign))
        .then()
        .statusCode(400)
        .body("violations.field", contains("booklet_ids[1]"));
    merge(copy, List.of(own, own))
        .then()
        .statusCode(400)
        .body("violations.field", contains("booklet_ids[1]"));
    merge(copy, List.of()).then().statusCode(400).body("violations.field", contains("booklet_ids"));
  }

  @Test
  void aValidatedCopyIsReadyAndHandedOverWithoutAnyInkOfTheIdentityZone() {
    String exam = exam(2, 8);
    String copy = copies(exam).getFirst();

    validate(copy)
        .then()
        .statusCode(200)
        .body("status", equalTo("READY"))
        .body("validated_at", notNullValue());

    CopyReady ready =
        await()
            .until(() -> Broker.events(CopyReady.class, copy), told -> told.size() == 1)
            .getFirst();
    assertThat(ready.examId()).hasToString(exam);
    assertThat(ready.pages()).hasSize(8);
    for (int page = 0; page < 8; page++) {
      byte[] jpeg = bytes(ready.pages().get(page));
      int expected = number(page / 4, page % 4 + 1);
      boolean bearsName = page % 4 == 0;
      assertThat(numberOn(jpeg)).isEqualTo(expected);
      assertThat(numberInIdentityZone(jpeg)).isEqualTo(bearsName ? PaperBatch.NONE : expected);
    }
  }

  @Test
  void whereOnlyTheFirstSheetBearsANameTheAnswersOnTheOthersStay() {
    String exam = newExam(Map.of("identity_on", "FIRST_SHEET"));
    confirmed(processed(exam, PaperBatch.ofSheets(2), 8).path("upload_id"));
    String copy = copies(exam).getFirst();

    validate(copy).then().statusCode(200);

    CopyReady ready =
        await()
            .until(() -> Broker.events(CopyReady.class, copy), told -> told.size() == 1)
            .getFirst();
    assertThat(numberInIdentityZone(bytes(ready.pages().get(0)))).isEqualTo(PaperBatch.NONE);
    assertThat(numberInIdentityZone(bytes(ready.pages().get(4)))).isEqualTo(number(1, 1));
  }

  @Test
  void theFirstReadyCopyFreezesTheScale() {
    String exam = exam(1, 4);
    admin().get("/api/exams/" + exam).then().body("scale_frozen", is(false));

    validate(copies(exam).getFirst()).then().statusCode(200);

    admin().get("/api/exams/" + exam).then().body("scale_frozen", is(true));
    admin()
        .delete("/api/exams/" + exam)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/confirmation-required"));
  }

  @ParameterizedTest
  @EnumSource(value = CopyStatus.class, names = "STAGING", mode = Mode.EXCLUDE)
  void aCopyIsHandedOverOnceAndNeverChangedAfterwards(CopyStatus status) throws SQLException {
    String exam = exam(2, 4);
    List<String> copies = copies(exam);
    List<String> booklets = booklets(exam);
    validate(copies.getFirst()).then().statusCode(200);
    Database.execute(
        "update copy set status = ? where id = ?",
        status.name(),
        UUID.fromString(copies.getFirst()));

    validate(copies.getFirst())
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/illegal-transition"))
        .body("state", equalTo(status.name()))
        .body("action", equalTo("VALIDATE"));
    merge(copies.getFirst(), booklets)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/copy-handed-over"))
        .body("copy_id", equalTo(copies.getFirst()));
    merge(copies.get(1), booklets.reversed())
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/copy-handed-over"))
        .body("copy_id", equalTo(copies.getFirst()));
    assertThat(Broker.events(CopyReady.class, copies.getFirst())).hasSizeLessThan(2);
  }

  @Test
  void copiesAreFoundByWhatIsKnownOfThem() throws SQLException {
    String exam = exam(3, 4);
    List<String> all = copies(exam);
    processed(exam, PaperBatch.ofSheets(1), 4);
    String late = copies(exam).get(3);
    Object upload =
        Database.query(
                "select b.upload_id from booklet b join copy_booklet c on c.booklet_id = b.id where"
                    + " c.copy_id = ?",
                UUID.fromString(late))
            .getFirst()
            .get("upload_id");
    Database.execute(
        "update copy set student_id = 7, is_identified = true, assigned_corrector_id = 't-9' where"
            + " id = ?",
        UUID.fromString(all.get(1)));
    hint(all.get(2), "\"B\"").then().statusCode(200);

    found(exam, "identified", "true").body("id", contains(all.get(1)));
    found(exam, "identified", "false").body("id", contains(all.get(0), all.get(2), late));
    found(exam, "corrector", "t-9").body("id", contains(all.get(1)));
    found(exam, "corrector", "NONE").body("id", contains(all.get(0), all.get(2), late));
    found(exam, "variant", "B").body("id", contains(all.get(2)));
    found(exam, "variant", "NONE").body("id", contains(all.get(0), all.get(1), late));
    found(exam, "upload", upload.toString()).body("id", contains(late));
    found(exam, "upload", UUID.randomUUID().toString()).body("id", hasSize(0));
    found(exam, "variant", "NONE", "identified", "false", "limit", "1")
        .body("id", contains(all.get(0)))
        .header("Link", containsString("variant=NONE"));
  }

  @ParameterizedTest
  @CsvSource({"status,LOST", "identified,maybe", "variant,C"})
  void aFilterThatIsNoneIsNamed(String parameter, String value) {
    admin()
        .queryParam(parameter, value)
        .get("/api/exams/" + UUID.randomUUID() + "/copies")
        .then()
        .statusCode(400)
        .body("violations.field", contains(parameter));
  }

  @Test
  void theVariantOfTheSubjectIsNotedBeforeTheHandOverAndGoesWithTheCopy() {
    String exam = exam(2, 4);
    String copy = copies(exam).getFirst();

    hint(copy, "\"A\"").then().statusCode(200).body("subject_variant", equalTo("A"));
    hint(copy, "null").then().statusCode(200).body("subject_variant", nullValue());
    hint(copy, "\"C\"")
        .then()
        .statusCode(400)
        .body("violations.field", contains("subject_variant"));
    hint(copy, "\"B\"").then().statusCode(200);
    validate(copy).then().statusCode(200).body("subject_variant", equalTo("B"));

    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(CopyReady.class, copy))
                    .extracting(CopyReady::subjectVariant)
                    .containsExactly("B"));
    hint(copy, "\"A\"").then().statusCode(409).body("type", equalTo("/problems/copy-handed-over"));
    hint(UUID.randomUUID().toString(), "\"A\"").then().statusCode(404);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    String unknown = UUID.randomUUID().toString();

    admin().get("/api/exams/copies/" + unknown).then().statusCode(404);
    admin().get("/api/exams/" + unknown + "/copies").then().statusCode(404);
    validate(unknown).then().statusCode(404);
    merge(unknown, List.of(unknown)).then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,copies/{id}",
    "GET,{id}/copies",
    "POST,copies/{id}/booklets",
    "POST,copies/{id}/validation",
    "PUT,copies/{id}/variant"
  })
  void copiesAreForTheSecretariatHere(String method, String path) {
    String target = "/api/exams/" + path.replace("{id}", UUID.randomUUID().toString());
    for (String token : List.of(Tokens.teacher("t-1"), Tokens.student("s-1"))) {
      given()
          .auth()
          .oauth2(token)
          .contentType(ContentType.JSON)
          .body("{\"booklet_ids\":[]}")
          .request(method, target)
          .then()
          .statusCode(403)
          .body("type", equalTo("/problems/forbidden"));
    }
    given().contentType(ContentType.JSON).body("{}").request(method, target).then().statusCode(401);
  }

  private static String exam(int sheets, int pagesPerCopy) {
    String exam = newExam();
    String upload =
        processed(exam, PaperBatch.ofSheets(sheets), pagesPerCopy)
            .then()
            .body("state", equalTo("DONE"))
            .extract()
            .path("upload_id");
    confirmed(upload);
    return exam;
  }

  private static Response validate(String copy) {
    return admin().post("/api/exams/copies/" + copy + "/validation");
  }

  private static Response hint(String copy, String variant) {
    return admin()
        .contentType(ContentType.JSON)
        .body("{\"subject_variant\":" + variant + "}")
        .put("/api/exams/copies/" + copy + "/variant");
  }

  private static ValidatableResponse found(String exam, String... parameters) {
    RequestSpecification request = admin();
    for (int i = 0; i < parameters.length; i += 2) {
      request.queryParam(parameters[i], parameters[i + 1]);
    }
    return request.get("/api/exams/" + exam + "/copies").then().statusCode(200);
  }

  private static Response merge(String copy, List<String> booklets) {
    return admin()
        .contentType(ContentType.JSON)
        .body(Map.of("booklet_ids", booklets))
        .post("/api/exams/copies/" + copy + "/booklets");
  }

  private byte[] bytes(PageImage page) {
    Path pdf = files.resolve(page.image().file().key());
    try (RandomAccessFile in = new RandomAccessFile(pdf.toFile(), "r")) {
      byte[] jpeg = new byte[Math.toIntExact(page.image().length())];
      in.seek(page.image().offset());
      in.readFully(jpeg);
      return jpeg;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
