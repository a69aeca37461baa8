package org.korrigo.exams.copy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.korrigo.exams.copy.CopyRequests.exam;
import static org.korrigo.exams.copy.CopyRequests.found;
import static org.korrigo.exams.copy.CopyRequests.hint;
import static org.korrigo.exams.copy.CopyRequests.merge;
import static org.korrigo.exams.copy.CopyRequests.validate;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** Copies are shown, listed and found. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class CopyApiTest {
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
}
