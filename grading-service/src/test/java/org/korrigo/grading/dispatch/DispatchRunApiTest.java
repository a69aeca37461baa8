package org.korrigo.grading.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Infrastructure;

/** What is asked of a dispatch is done once, kept, and refused where it makes no sense. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class DispatchRunApiTest extends Dispatches {
  @Test
  void aRepeatedRequestSharesNothingTwice() throws SQLException {
    // Given
    copies(2);
    UUID key = UUID.randomUUID();
    Map<String, Object> request = request("a");
    Response first = keyed(key).body(request).post(dispatches());
    first.then().statusCode(201).body("id", equalTo(key.toString()));
    copies(1);

    // When
    Response again = keyed(key).body(request).post(dispatches());
    Response other = keyed(key).body(request("b")).post(dispatches());

    // Then
    again.then().statusCode(200);
    assertThat(again.asString()).isEqualTo(first.asString());
    other.then().statusCode(409).body("type", equalTo("/problems/conflict"));
    assertThat(assigned()).hasSize(3);
  }

  @Test
  void runsAreKeptAndListedNewestFirst() throws SQLException {
    // Given
    String first = dispatch(request("a")).path("id");
    copies(1);
    String second = dispatch(request("b")).path("id");

    // When
    Response list = Desk.asAdmin().get(dispatches() + "?limit=1");

    // Then
    list.then().statusCode(200).body("id", contains(second)).header("Link", containsString("next"));
    String next = list.header("Link").replaceAll("<\\?(.*)>;.*", "$1");
    Desk.asAdmin()
        .urlEncodingEnabled(false)
        .get(dispatches() + "?" + next)
        .then()
        .body("id", contains(first));
    Desk.asAdmin()
        .get(dispatches() + "/" + first)
        .then()
        .statusCode(200)
        .body("actor_id", equalTo("secretariat-subject"))
        .body("correctors[0].corrector_id", equalTo("a"));
    Desk.asAdmin()
        .get(dispatches() + "/" + UUID.randomUUID())
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/not-found"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | correctors",
        "{\"correctors\":[]} | correctors",
        "{\"correctors\":[{\"corrector_id\":\" \"}]} | correctors[0].corrector_id",
        "{\"correctors\":[{\"corrector_id\":\"a\"},{\"corrector_id\":\"a\"}]} |"
            + " correctors[1].corrector_id",
        "{\"correctors\":[{\"corrector_id\":\"a\"}],\"seed\":-1} | seed",
        "{\"correctors\":[{\"corrector_id\":\"a\",\"excluded_classes\":[\"no such class\"]}]} |"
            + " correctors[0].excluded_classes"
      })
  void whatIsNoDispatchIsRefusedAndChangesNothing(String body, String field) {
    // When
    Response answer = Desk.asAdmin().body(body).post(dispatches());

    // Then
    answer.then().statusCode(400).body("violations[0].field", equalTo(field));
    assertThat(assigned()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "2026-01-01T00:00:00Z_x",
        "+999999999-12-31T23:59:59Z_3b241101-e2bb-4255-8caf-4136c566a962"
      })
  void aCursorThatNoListHasGivenIsRefused(String cursor) {
    Response answer = Desk.asAdmin().queryParam("after", cursor).get(dispatches());

    answer.then().statusCode(400).body("violations[0].field", equalTo("after"));
  }

  @Test
  void anUnknownExamIsNotFound() {
    // When
    Response answer =
        Desk.asAdmin().body(request("a")).post("/exams/" + UUID.randomUUID() + "/dispatches");

    // Then
    answer.then().statusCode(404).body("type", equalTo("/problems/not-found"));
  }
}
