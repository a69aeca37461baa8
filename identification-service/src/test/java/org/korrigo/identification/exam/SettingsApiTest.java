package org.korrigo.identification.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.identification.Desk;
import org.korrigo.identification.header.PaperHeader;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class SettingsApiTest {
  @Inject Desk desk;

  private final UUID exam = UUID.randomUUID();

  @BeforeEach
  void anExam() {
    Broker.publish(Desk.exam(exam, null));
    Awaitility.await().atMost(Desk.patience()).until(() -> read().statusCode() == 200);
  }

  @Test
  void oneErrorInAThousandIsToleratedUntilSomebodySaysOtherwise() {
    // Given
    read()
        .then()
        .header("ETag", "\"0\"")
        .body("tolerated_error", equalTo(0.001f))
        .body("changed_by_id", nullValue());

    // When
    Response changed = change("\"0\"", "{\"tolerated_error\":0.02}");

    // Then
    changed.then().statusCode(200).header("ETag", "\"1\"").body("tolerated_error", equalTo(0.02f));
    read()
        .then()
        .header("ETag", "\"1\"")
        .body("tolerated_error", equalTo(0.02f))
        .body("changed_by_id", equalTo("secretariat-subject"))
        .body("changed_at", notNullValue());
  }

  @Test
  void theClassIsSolvedAgainWithAnotherToleratedError() {
    // Given
    Object before = revision();

    // When
    change("\"0\"", "{\"tolerated_error\":0.05}").then().statusCode(200);

    // Then
    assertThat(revision()).isNotEqualTo(before);
    change("\"1\"", "{\"tolerated_error\":0.05}").then().statusCode(200).header("ETag", "\"1\"");
  }

  @Test
  void whatWasGivenIsAskedOnceLessErrorIsTolerated() {
    // Given a twin of a pupil, who is not on the list
    Desk.enrol(Desk.pupil("QUELLINGEAU", "MARIE", LocalDate.of(2008, 8, 19)));
    change("\"0\"", "{\"tolerated_error\":0.02}").then().statusCode(200);
    CopyHeaders copy = desk.copy(exam, PaperHeader.boxed(7, "QUELLINGEAU", "MARIO", "19082008"));
    Broker.publish(copy);
    JsonPath given = Desk.awaitState(copy.copyId(), "DECIDED");

    // When
    change("\"1\"", "{\"tolerated_error\":0.001}").then().statusCode(200);

    // Then
    assertThat(given.getString("reason")).isEqualTo("NEARLY_AGREES");
    assertThat(given.getString("explanation")).contains("the first name was not read exactly");
    JsonPath asked = Desk.awaitState(copy.copyId(), "WAITING");
    assertThat(asked.getString("decision")).isNull();
    assertThat(asked.getString("reason")).isEqualTo("FIELD_DIFFERS");
  }

  @Test
  void settingsThatWereChangedMeanwhileAreNotOverwritten() {
    // Given
    change("\"0\"", "{\"tolerated_error\":0.02}").then().statusCode(200);

    // When
    Response stale = change("\"0\"", "{\"tolerated_error\":0.03}");

    // Then
    stale.then().statusCode(412).body("type", equalTo("/problems/stale-version"));
    change("nonsense", "{\"tolerated_error\":0.03}").then().statusCode(412);
    change(null, "{\"tolerated_error\":0.03}")
        .then()
        .statusCode(428)
        .body("type", equalTo("/problems/precondition-required"));
    read().then().body("tolerated_error", equalTo(0.02f));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"tolerated_error\":0}",
        "{\"tolerated_error\":-0.001}",
        "{\"tolerated_error\":0.0501}",
        "{\"tolerated_error\":\"NaN\"}",
        "{\"tolerated_error\":\"much\"}",
        "{\"tolerated_error\":null}",
        "{}",
        "[]",
        "null"
      })
  void anErrorThatNobodyMayTolerateIsRefused(String body) {
    // Given
    String tag = "\"0\"";

    // When
    Response refused = change(tag, body);

    // Then
    refused
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/invalid-request"));
    read().then().header("ETag", "\"0\"");
  }

  @Test
  void anExamThatIsNotThereHasNoSettings() {
    // Given
    String nowhere = "/api/identification/exams/" + UUID.randomUUID() + "/settings";

    // When
    Response answer = Desk.admin().get(nowhere);

    // Then
    answer.then().statusCode(404).body("type", equalTo("/problems/not-found"));
    Desk.admin()
        .header("If-Match", "\"0\"")
        .contentType(ContentType.JSON)
        .body("{\"tolerated_error\":0.01}")
        .put(nowhere)
        .then()
        .statusCode(404);
  }

  private Object revision() {
    return Database.query("select revision from class_assignment where exam_id = ?", exam).stream()
        .map(row -> row.get("revision"))
        .findFirst()
        .orElse(0L);
  }

  private Response read() {
    return Desk.admin().get("/api/identification/exams/" + exam + "/settings");
  }

  private Response change(String tag, String body) {
    var request = Desk.admin().contentType(ContentType.JSON).body(body);
    return (tag == null ? request : request.header("If-Match", tag))
        .put("/api/identification/exams/" + exam + "/settings");
  }
}
