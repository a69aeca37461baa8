package org.korrigo.grading.copy;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** What colleagues are told of whoever marks a copy. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class LockOwnerApiTest {

  static Stream<Arguments> claims() {
    return Stream.of(
        arguments(Map.of("name", "Camille Durand", "preferred_username", "cd"), "Camille Durand"),
        arguments(Map.of("preferred_username", "c.durand"), "c.durand"),
        arguments(Map.of("name", " \t", "preferred_username", "c.durand"), "c.durand"),
        arguments(Map.of("preferred_username", "c.durand@example.org"), "A colleague"),
        arguments(Map.of("name", 17), "A colleague"),
        arguments(Map.of("name", "Camille\u0000\r\nDurand"), "Camille Durand"),
        arguments(Map.of(), "A colleague"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("claims")
  void aColleagueIsToldTheNameOfWhoMarksTheCopy(Map<String, ?> claims, String name) {
    // Given
    Desk desk = Desk.ready();
    Desk.as(Tokens.withClaims(desk.teacher, claims, "teacher"))
        .post("/copies/" + desk.copy + "/lock")
        .then()
        .statusCode(201);

    // When
    var refused = Desk.as(Tokens.teacher("another")).post("/copies/" + desk.copy + "/lock");

    // Then
    refused
        .then()
        .statusCode(423)
        .body("owner_name", equalTo(name))
        .body("detail", equalTo(name + " is marking this copy."));
    Desk.as(Tokens.teacher(desk.teacher))
        .get("/copies/" + desk.copy)
        .then()
        .body("locked_by_name", equalTo(name));
    Desk.asAdmin()
        .get("/exams/" + desk.exam + "/copies")
        .then()
        .body("[0].locked_by_name", equalTo(name));
  }

  @Test
  void anotherWindowTellsTheNameThatTheTeacherHasByThen() {
    // Given
    Desk desk = Desk.ready();
    Desk.as(Tokens.withClaims(desk.teacher, Map.of("name", "C. Durand"), "teacher"))
        .post("/copies/" + desk.copy + "/lock");

    // When
    Desk.as(Tokens.withClaims(desk.teacher, Map.of("name", "C. Durand-Roux"), "teacher"))
        .post("/copies/" + desk.copy + "/lock");

    // Then
    Desk.asAdmin()
        .get("/copies/" + desk.copy)
        .then()
        .body("locked_by_name", equalTo("C. Durand-Roux"));
  }
}
