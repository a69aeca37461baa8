package org.korrigo.exams.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.korrigo.exams.exam.ExamRequests.SCALE;
import static org.korrigo.exams.exam.ExamRequests.admin;
import static org.korrigo.exams.exam.ExamRequests.created;
import static org.korrigo.exams.exam.ExamRequests.exam;
import static org.korrigo.exams.exam.ExamRequests.keyed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.ExamDefined;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** An exam is made once however often it is asked for, and made like another. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ExamKeyApiTest {
  @Test
  void theSameIdempotencyKeyNeverMakesASecondExam() {
    String key = UUID.randomUUID().toString();
    admin()
        .header("Idempotency-Key", key)
        .body(exam("Once", "[]"))
        .post("/api/exams")
        .then()
        .statusCode(201)
        .body("id", equalTo(key));

    admin()
        .header("Idempotency-Key", key)
        .body(exam("Once", "[]"))
        .post("/api/exams")
        .then()
        .statusCode(200)
        .body("id", equalTo(key));

    assertThat(Database.query("select 1 from exam where name = 'Once'")).hasSize(1);
  }

  @Test
  void aKeyThatCameWithAnotherRequestIsRefused() {
    String key = UUID.randomUUID().toString();
    keyed(key, "/api/exams", exam("First word", "[]")).then().statusCode(201);

    List<Response> answers =
        List.of(
            keyed(key, "/api/exams", exam("Second word", "[]")),
            keyed(
                key,
                "/api/exams/" + key + "/duplicates",
                "{\"name\":\"First word\",\"date\":\"2027-01-15\"}"));

    assertThat(answers)
        .allSatisfy(
            answer -> answer.then().statusCode(409).body("type", equalTo("/problems/conflict")));
    admin().get("/api/exams/" + key).then().body("name", equalTo("First word"));
    keyed(key, "/api/exams", exam("First word", "[]")).then().statusCode(200);
  }

  @Test
  void aKeyOfADuplicateThatCameWithAnotherRequestIsRefused() {
    String original = created("Original", "[]");
    String other = created("Other", "[]");
    String key = UUID.randomUUID().toString();
    String wanted = "{\"name\":\"Again\",\"date\":\"2027-01-15\"}";
    keyed(key, "/api/exams/" + original + "/duplicates", wanted).then().statusCode(201);

    keyed(key, "/api/exams/" + other + "/duplicates", wanted).then().statusCode(409);
    keyed(key, "/api/exams/" + original + "/duplicates", wanted).then().statusCode(200);
  }

  @Test
  void anExamIsMadeLikeAnother() throws SQLException {
    String original =
        admin()
            .body(
                exam("Original", SCALE)
                    .replace(
                        "\"name\"",
                        "\"score_step\":0.5,\"identity_on\":\"FIRST_SHEET\",\"identity_zone\":0.3,"
                            + "\"upload_mode\":\"INDIVIDUAL_A4\",\"pages_per_booklet\":8,\"name\""))
            .post("/api/exams")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Database.execute(
        "update exam set first_copy_ready_at = now(), results_released_at = now(), pdf_source ="
            + " '{}', is_processed = true where id = ?",
        UUID.fromString(original));
    String key = UUID.randomUUID().toString();

    admin()
        .header("Idempotency-Key", key)
        .body("{\"name\":\"Again\",\"date\":\"2027-01-15\"}")
        .post("/api/exams/" + original + "/duplicates")
        .then()
        .statusCode(201)
        .header("ETag", "\"0\"")
        .header("Location", containsString("/api/exams/" + key))
        .body("name", equalTo("Again"))
        .body("date", equalTo("2027-01-15"))
        .body("maximum", is(10))
        .body("score_step", is(0.5f))
        .body("identity_on", equalTo("FIRST_SHEET"))
        .body("identity_zone", is(0.3f))
        .body("upload_mode", equalTo("INDIVIDUAL_A4"))
        .body("pages_per_booklet", is(8))
        .body("scale_frozen", is(false))
        .body("is_processed", is(false))
        .body("results_released_at", nullValue());

    admin()
        .header("Idempotency-Key", key)
        .body("{\"name\":\"Again\",\"date\":\"2027-01-15\"}")
        .post("/api/exams/" + original + "/duplicates")
        .then()
        .statusCode(200)
        .body("id", equalTo(key));
    await().untilAsserted(() -> assertThat(Broker.events(ExamDefined.class, key)).hasSize(1));
    admin()
        .body("{\"name\":\" \"}")
        .post("/api/exams/" + original + "/duplicates")
        .then()
        .statusCode(400)
        .body("violations.field", containsInAnyOrder("name", "date"));
    admin()
        .body("{\"name\":\"x\",\"date\":\"2027-01-15\"}")
        .post("/api/exams/" + UUID.randomUUID() + "/duplicates")
        .then()
        .statusCode(404);
  }
}
