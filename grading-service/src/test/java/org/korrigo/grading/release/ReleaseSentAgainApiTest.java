package org.korrigo.grading.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.grading.ResultsReleased;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** A release or a withdrawal, sent again under its Idempotency-Key after another admin went on. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ReleaseSentAgainApiTest {
  private static final String RELEASE = "/api/grading/exams/{exam}/release";
  private static final String ADMIN = "secretariat-subject";

  private final UUID key = UUID.randomUUID();
  private final Sitting sitting = Sitting.begin();
  private final String account = "account-" + UUID.randomUUID();
  private final UUID copy = sitting.copy(Sitting.pupil("ADAM", "Léo", account), "7", null);

  @Test
  void aReleaseThatIsSentAgainGivesNothingOutThatWasTakenBackSince() {
    // Given
    keyed().post(RELEASE, sitting.exam).then().statusCode(200).body("released", equalTo(1));
    other().delete(RELEASE, sitting.exam).then().statusCode(200).body("released", equalTo(0));

    // When
    Response again = keyed().post(RELEASE, sitting.exam);

    // Then
    again.then().statusCode(200).body("released", equalTo(0)).body("released_at", nullValue());
    assertThat(Sitting.exports(copy)).containsExactly(ADMIN + " released", "other withdrawn");
    as(Tokens.student(account)).get("/api/grading/results").then().body("$", hasSize(0));
    other().post(RELEASE, sitting.exam).then().statusCode(200);
    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(ResultsReleased.class, sitting.exam.toString()))
                    .extracting(ResultsReleased::actorId)
                    .containsExactly(ADMIN, "other", "other"));
  }

  @Test
  void aWithdrawalThatIsSentAgainTakesNothingBackThatWasGivenSince() {
    // Given
    other().post(RELEASE, sitting.exam).then().statusCode(200);
    keyed().delete(RELEASE, sitting.exam).then().statusCode(200).body("released", equalTo(0));
    other().post(RELEASE, sitting.exam).then().statusCode(200);

    // When
    Response again = keyed().delete(RELEASE, sitting.exam);

    // Then
    again.then().statusCode(200).body("released", equalTo(1)).body("released_at", notNullValue());
    as(Tokens.student(account)).get("/api/grading/results").then().body("$", hasSize(1));
  }

  @Test
  void theSameExceptionsInAnotherOrderAreTheSameRequestAndOthersAConflict() {
    // Given
    UUID first = sitting.copy();
    UUID second = sitting.copy();
    release(List.of(first, second)).then().statusCode(200).body("released", equalTo(1));
    other().delete(RELEASE, sitting.exam).then().statusCode(200);

    // When
    Response again = release(List.of(second, first));
    Response others = release(List.of(first, second, copy));
    Response withdrawal = keyed().delete(RELEASE, sitting.exam);

    // Then
    again.then().statusCode(200).body("released", equalTo(0));
    others.then().statusCode(409).body("type", equalTo("/problems/conflict"));
    withdrawal.then().statusCode(409).body("type", equalTo("/problems/conflict"));
  }

  @Test
  void theKeyOfAnotherExamOrOfAnotherAdminIsAConflict() {
    // Given
    Sitting elsewhere = Sitting.begin();
    keyed().post(RELEASE, sitting.exam).then().statusCode(200);

    // When
    Response anothers = other().header("Idempotency-Key", key).post(RELEASE, sitting.exam);
    Response another = keyed().delete(RELEASE, elsewhere.exam);

    // Then
    anothers.then().statusCode(409).body("type", equalTo("/problems/conflict"));
    another.then().statusCode(409).body("type", equalTo("/problems/conflict"));
  }

  @Test
  void aReleaseThatWasRefusedLeavesItsKeyUnused() {
    // Given
    UUID late = sitting.copy();
    keyed()
        .post(RELEASE, sitting.exam)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/not-releasable"));
    sitting.grade(late, "3", null);
    sitting.identify(late, Sitting.pupil("BOIS", "Lou"));

    // When
    Response again = keyed().post(RELEASE, sitting.exam);

    // Then
    again.then().statusCode(200).body("released", equalTo(2));
  }

  private Response release(List<UUID> exceptions) {
    return keyed().body(Map.of("exceptions", exceptions)).post(RELEASE, sitting.exam);
  }

  private RequestSpecification keyed() {
    return as(Tokens.admin()).header("Idempotency-Key", key);
  }

  private static RequestSpecification other() {
    return as(Tokens.of("other", "admin"));
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }
}
