package org.korrigo.identification.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.identification.Desk;
import org.korrigo.identification.DeskPerson;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** Whoever has not seen what another person said of a copy does not override it. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class AnothersWordApiTest {
  private static final String FIRST = "first-person";
  private static final String SECOND = "second-person";

  private final StudentEnrolled said = Desk.pupil("GOURVENNEC", "ENORA", LocalDate.of(2007, 11, 9));
  private final StudentEnrolled other = Desk.pupil("HELARY", "TUDY", LocalDate.of(2007, 12, 9));

  @Inject Desk desk;

  private final DeskPerson exam = new DeskPerson(UUID.randomUUID());
  private UUID copy;

  @BeforeEach
  void aCopyBearsAPersonsWord() {
    Desk.enrol(said, other);
    copy = desk.waiting(exam.exam(), 1).getFirst();
    settle(FIRST, null, said.studentId()).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"another pupil", "nobody", "not on the list", "undo"})
  void isOverriddenByWhoeverHasSeenItAlone(String how) {
    // When
    Response unseen = act(SECOND, null, how);

    // Then
    unseen
        .then()
        .statusCode(428)
        .body("type", equalTo("/problems/precondition-required"))
        .body("decided_by_id", equalTo(FIRST));
    assertThat(Desk.read(copy).getInt("student.id")).isEqualTo(said.studentId());
    assertThat(exam.decisions(copy).jsonPath().getList("")).hasSize(1);

    // When
    String tag = Desk.admin().get("/api/identification/copies/" + copy).header("ETag");
    ValidatableResponse seen = act(SECOND, tag, how).then();

    // Then
    seen.statusCode(200);
    if (how.equals("another pupil")) {
      seen.body("student.id", equalTo(other.studentId()));
    } else {
      seen.body("student", nullValue());
    }
  }

  @Test
  void isCorrectedByItsAuthorInOneCall() {
    settle(FIRST, null, other.studentId()).then().statusCode(200);
    post(FIRST, null, "undo").then().statusCode(200).body("student.id", equalTo(said.studentId()));
  }

  @Test
  void isSaidAgainByAnyoneWithoutAChange() {
    settle(SECOND, null, said.studentId()).then().statusCode(200);

    assertThat(exam.decisions(copy).jsonPath().getList("actor_id")).containsExactly(FIRST);
  }

  private Response act(String person, String tag, String how) {
    return switch (how) {
      case "another pupil" -> settle(person, tag, other.studentId());
      case "nobody" -> settle(person, tag, null);
      case "not on the list" -> post(person, tag, "not-on-list");
      default -> post(person, tag, how);
    };
  }

  private Response settle(String person, String tag, Integer student) {
    return as(person, tag)
        .contentType(ContentType.JSON)
        .body("{\"student_id\":" + student + "}")
        .put("/api/identification/copies/" + copy + "/student");
  }

  private Response post(String person, String tag, String what) {
    return as(person, tag).post("/api/identification/copies/" + copy + "/" + what);
  }

  private static RequestSpecification as(String person, String tag) {
    RequestSpecification request = given().auth().oauth2(Tokens.of(person, "admin"));
    return tag == null ? request : request.header("If-Match", tag);
  }
}
