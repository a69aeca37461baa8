package org.korrigo.grading.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.grading.GradingAction;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.contracts.grading.ResultsReleased;
import org.korrigo.grading.Fixtures;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Statements;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ReleaseApiTest {
  private static final String RELEASE = "/api/grading/exams/{exam}/release";
  private static final String ADMIN = "secretariat-subject";

  @Test
  void givesResultsOutWhenEveryCopyIsMarkedAndIdentified() {
    // Given
    Sitting sitting = Sitting.begin();
    UUID copy = sitting.copy(Sitting.pupil("LE GOFF", "Anna"), "8", "Bien.");

    // When
    admin()
        .post(RELEASE, sitting.exam)
        .then()
        .statusCode(200)
        .body("released_at", notNullValue())
        .body("copies", equalTo(1))
        .body("released", equalTo(1))
        .body("obstructed", hasSize(0));

    // Then
    admin().get(RELEASE, sitting.exam).then().body("released_at", notNullValue());
    assertThat(Sitting.exports(copy)).containsExactly(ADMIN + " released");
    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(ResultsReleased.class, sitting.exam.toString()))
                    .singleElement()
                    .matches(event -> event.releasedAt() != null)
                    .matches(event -> event.actorId().equals(ADMIN)));
    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(GradingEvent.class, copy.toString()))
                    .last()
                    .matches(event -> event.action() == GradingAction.EXPORT));
  }

  @Test
  void tellsWhoGaveAndTookBackResultsAndWhen() {
    // Given
    Sitting sitting = Sitting.begin();
    UUID excepted = sitting.copy(Sitting.pupil("LE GOFF", "Anna"), "8", null);
    sitting.copy(Sitting.pupil("NOIR", "Ali"), "8", null);
    sitting.copy(Sitting.pupil("BLANC", "Zoé"), "8", null);
    admin()
        .get(RELEASE, sitting.exam)
        .then()
        .body("released_by", nullValue())
        .body("history", hasSize(0));

    // When
    as(Tokens.of("first-admin", "admin"))
        .body(Map.of("exceptions", List.of(excepted)))
        .post(RELEASE, sitting.exam)
        .then()
        .statusCode(200)
        .body("released_by", equalTo("first-admin"));
    as(Tokens.of("second-admin", "admin")).delete(RELEASE, sitting.exam).then().statusCode(200);

    // Then
    admin()
        .get(RELEASE, sitting.exam)
        .then()
        .body("released_by", nullValue())
        .body("history.action", contains("WITHDRAWN", "RELEASED"))
        .body("history.actor_id", contains("second-admin", "first-admin"))
        .body("history.copies", contains(2, 2));
    String released =
        admin()
            .post(RELEASE, sitting.exam)
            .then()
            .body("released_by", equalTo(ADMIN))
            .body("history.copies", contains(3, 2, 2))
            .extract()
            .path("released_at");
    admin()
        .get(RELEASE, sitting.exam)
        .then()
        .body("history[0].at", equalTo(released))
        .body("history[0].actor_id", equalTo(ADMIN));
  }

  @Test
  void givesAndTakesBackManyCopiesWithAsManyStatementsAsOne() {
    // Given
    Sitting one = Sitting.begin();
    one.copy(Sitting.pupil("ADAM", "Léo"), "1", null);
    Sitting many = Sitting.begin();
    for (int i = 0; i < 5; i++) {
      many.copy(Sitting.pupil("ADAM", "Léo " + i), "1", null);
    }

    // When
    int forOne = statements(one);
    int forMany = statements(many);

    // Then
    assertThat(forMany).isEqualTo(forOne).isPositive();
  }

  private static int statements(Sitting sitting) {
    return Statements.leastDuring(
        () -> {
          admin().post(RELEASE, sitting.exam).then().statusCode(200);
          admin().delete(RELEASE, sitting.exam).then().statusCode(200);
        });
  }

  @Test
  void refusesWhileACopyIsNotMarkedNotIdentifiedOrOfNobodyOnTheRoster() {
    // Given
    Sitting sitting = Sitting.begin();
    UUID unmarked = sitting.copy();
    UUID nobodys = sitting.copy();
    sitting.grade(nobodys, "5", null);
    UUID strangers = sitting.copy(2_000_000_001, "5", null);
    sitting.copy(Sitting.pupil("ZOLA", "Émile"), "7", null);

    // When
    admin()
        .post(RELEASE, sitting.exam)
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/not-releasable"))
        .body(
            "copies.anonymous_id",
            containsInAnyOrder(
                Sitting.anonymousId(unmarked),
                Sitting.anonymousId(nobodys),
                Sitting.anonymousId(strangers)))
        .body("copies.reason", containsInAnyOrder("NOT_GRADED", "NOT_IDENTIFIED", "NOT_ON_ROSTER"));

    // Then
    admin()
        .get(RELEASE, sitting.exam)
        .then()
        .body("released_at", nullValue())
        .body("released", equalTo(0))
        .body("obstructed", hasSize(3));
  }

  @Test
  void refusesWhileACopyIsNotHandedOverUnlessItIsExceptedOrGivenUp() {
    // Given
    Sitting sitting = Sitting.begin();
    sitting.copy(Sitting.pupil("ZOLA", "Émile"), "7", null);
    UUID staged = sitting.staged();
    UUID excepted = sitting.staged();
    Map<String, Object> exceptions = Map.of("exceptions", List.of(excepted));

    // When
    var refused = admin().body(exceptions).post(RELEASE, sitting.exam);
    sitting.discard(staged);
    var without = admin().post(RELEASE, sitting.exam);
    var released = admin().body(exceptions).post(RELEASE, sitting.exam);

    // Then
    refused
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/not-releasable"))
        .body("copies.copy_id", contains(staged.toString()))
        .body("copies.anonymous_id", contains("ANON-" + staged.toString().substring(0, 8)))
        .body("copies.reason", contains("NOT_HANDED_OVER"));
    without.then().statusCode(409).body("copies.copy_id", contains(excepted.toString()));
    released
        .then()
        .statusCode(200)
        .body("copies", equalTo(2))
        .body("released", equalTo(1))
        .body("obstructed.reason", contains("NOT_HANDED_OVER"));
  }

  @Test
  void aCopyThatIsHandedOverIsNoLongerWaitedForThoughItsStagingIsToldLate() {
    // Given
    Sitting sitting = Sitting.begin();
    UUID copy = sitting.copy(Sitting.pupil("ZOLA", "Émile"), "7", null);
    sitting.awaitApplied(Broker.publish(Fixtures.staged(copy, sitting.exam)));
    UUID gone = sitting.staged();
    sitting.discard(gone);
    UUID late = UUID.randomUUID();
    Broker.publish(Fixtures.staged(gone, sitting.exam), late, 0);
    sitting.awaitApplied(late);
    sitting.staged();

    // When
    var read = admin().get(RELEASE, sitting.exam);

    // Then
    read.then().body("obstructed", hasSize(1)).body("copies", equalTo(2));
  }

  @Test
  void refusesWhileTwoCopiesAreOnePupils() throws SQLException {
    // Given
    Sitting sitting = Sitting.begin();
    int pupil = Sitting.pupil("ZOLA", "Émile");
    UUID first = sitting.copy(pupil, "7", null);
    UUID second = sitting.copy();
    sitting.grade(second, "5", null);
    Database.execute(
        "insert into copy_owner (copy_id, exam_id, student_id, sequence) values (?, ?, ?, 0)",
        second,
        sitting.exam,
        pupil);

    // When
    var refused = admin().post(RELEASE, sitting.exam);

    // Then
    refused
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/not-releasable"))
        .body("copies.copy_id", containsInAnyOrder(first.toString(), second.toString()))
        .body("copies.reason", contains("TWO_COPIES", "TWO_COPIES"));
    admin().get(RELEASE, sitting.exam).then().body("released_at", nullValue());
    admin()
        .get("/api/grading/exams/{exam}/marks", sitting.exam)
        .then()
        .body("lines", hasSize(0))
        .body("omitted.reason", contains("TWO_COPIES", "TWO_COPIES"));
  }

  @Test
  void whatTurnsOutToBeAnothersIsReadByNeitherUntilTheNextRelease() {
    // Given
    Sitting sitting = Sitting.begin();
    String firstAccount = "account-" + UUID.randomUUID();
    String otherAccount = "account-" + UUID.randomUUID();
    UUID copy = sitting.copy(Sitting.pupil("ADAM", "Léo", firstAccount), "7", null);
    admin().post(RELEASE, sitting.exam).then().statusCode(200).body("owner_changed", hasSize(0));

    // When
    sitting.identify(copy, Sitting.pupil("BOIS", "Lou", otherAccount));

    // Then
    admin()
        .get(RELEASE, sitting.exam)
        .then()
        .body("released", equalTo(0))
        .body("owner_changed.copy_id", contains(copy.toString()))
        .body("obstructed", hasSize(0));
    results(firstAccount).body("$", hasSize(0));
    results(otherAccount).body("$", hasSize(0));
    admin()
        .post(RELEASE, sitting.exam)
        .then()
        .statusCode(200)
        .body("released", equalTo(1))
        .body("owner_changed", hasSize(0));
    results(firstAccount).body("$", hasSize(0));
    results(otherAccount).body("copy_id", contains(copy.toString()));
    assertThat(Sitting.exports(copy))
        .containsExactly(ADMIN + " released", ADMIN + " withdrawn", ADMIN + " released");
  }

  private static ValidatableResponse results(String account) {
    return as(Tokens.student(account)).get("/api/grading/results").then().statusCode(200);
  }

  @Test
  void givesOutAllButTheExceptionsAndTheOthersOnceTheyAreReady() {
    // Given
    Sitting sitting = Sitting.begin();
    UUID ready = sitting.copy(Sitting.pupil("ADAM", "Léo"), "7", null);
    UUID late = sitting.copy();
    admin()
        .body(Map.of("exceptions", List.of(late)))
        .post(RELEASE, sitting.exam)
        .then()
        .statusCode(200)
        .body("released", equalTo(1))
        .body("obstructed.copy_id", contains(late.toString()));
    sitting.grade(late, "3", null);
    sitting.identify(late, Sitting.pupil("BOIS", "Lou"));

    // When
    admin().post(RELEASE, sitting.exam).then().statusCode(200).body("released", equalTo(2));

    // Then
    assertThat(Sitting.exports(ready)).containsExactly(ADMIN + " released");
    assertThat(Sitting.exports(late)).containsExactly(ADMIN + " released");
  }

  @Test
  void takesResultsBack() {
    // Given
    Sitting sitting = Sitting.begin();
    UUID copy = sitting.copy(Sitting.pupil("ADAM", "Léo"), "7", null);
    admin().post(RELEASE, sitting.exam).then().statusCode(200);

    // When
    admin()
        .delete(RELEASE, sitting.exam)
        .then()
        .statusCode(200)
        .body("released_at", nullValue())
        .body("released", equalTo(0));

    // Then
    assertThat(Sitting.exports(copy)).containsExactly(ADMIN + " released", ADMIN + " withdrawn");
    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(ResultsReleased.class, sitting.exam.toString()))
                    .extracting(event -> event.releasedAt() != null)
                    .containsExactly(true, false));
  }

  @Test
  void doesNothingTheSecondTime() {
    // Given
    Sitting sitting = Sitting.begin();
    UUID copy = sitting.copy(Sitting.pupil("ADAM", "Léo"), "7", null);
    admin().delete(RELEASE, sitting.exam).then().statusCode(200);
    admin().post(RELEASE, sitting.exam).then().statusCode(200);

    // When
    admin().post(RELEASE, sitting.exam).then().statusCode(200).body("released", equalTo(1));

    // Then
    assertThat(Sitting.exports(copy)).hasSize(1);
    assertThat(
            Database.query(
                "select 1 from exam where id = ? and results_released_at is not null",
                sitting.exam))
        .hasSize(1);
  }

  @Test
  void refusesAnExamWithoutCopiesAndExceptionsThatAreNotItsCopies() {
    Sitting sitting = Sitting.begin();

    admin()
        .post(RELEASE, sitting.exam)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/not-releasable"));
    admin()
        .body(Map.of("exceptions", List.of(UUID.randomUUID())))
        .post(RELEASE, sitting.exam)
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("exceptions"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "DELETE"})
  void knowsNoExamThatWasNeverDefined(String method) {
    admin().request(method, RELEASE, UUID.randomUUID()).then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "DELETE"})
  void isForTheSecretariatAlone(String method) {
    UUID exam = UUID.randomUUID();

    as(Tokens.teacher("t")).request(method, RELEASE, exam).then().statusCode(403);
    as(Tokens.student("s")).request(method, RELEASE, exam).then().statusCode(403);
    given().request(method, RELEASE, exam).then().statusCode(401);
  }

  private static RequestSpecification admin() {
    return as(Tokens.admin());
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }
}
