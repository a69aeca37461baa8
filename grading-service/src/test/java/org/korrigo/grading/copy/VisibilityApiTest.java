package org.korrigo.grading.copy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/**
 * A corrector sees and writes only copies assigned to them, or unassigned ones if the exam allows
 * (issue 5, section 5): checked on every endpoint of one copy that the service publishes for
 * teachers.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class VisibilityApiTest {
  private static final List<String> OF_A_COPY =
      List.of(
          "GET /copies/{id}",
          "GET /copies/{id}/pages/{page_index}",
          "GET /copies/{id}/annotations",
          "GET /copies/{id}/scores",
          "GET /copies/{id}/remarks",
          "GET /copies/{id}/scores/{question_id}",
          "GET /copies/{id}/remarks/{question_id}",
          "GET /copies/{id}/appreciation",
          "GET /copies/{id}/journal",
          "GET /copies/{id}/draft",
          "GET /copies/{id}/final-pdf",
          "GET /copies/{id}/unprintable-texts",
          "POST /copies/{id}/lock",
          "PUT /copies/{id}/lock",
          "DELETE /copies/{id}/lock",
          "POST /copies/{id}/annotations",
          "POST /copies/{id}/annotation-changes",
          "POST /copies/{id}/annotations/{annotation_id}/restoration",
          "PUT /annotations/{id}",
          "DELETE /annotations/{id}",
          "PUT /copies/{id}/scores",
          "PUT /copies/{id}/remarks/{question_id}",
          "PUT /copies/{id}/scores/{question_id}",
          "DELETE /copies/{id}/scores/{question_id}",
          "PUT /copies/{id}/appreciation",
          "PUT /copies/{id}/subject-variant",
          "PUT /copies/{id}/draft",
          "DELETE /copies/{id}/draft",
          "POST /copies/{id}/finalisation");

  /** What only admins may call. */
  private static final Set<String> NOT_FOR_TEACHERS =
      Set.of(
          "GET /copies/{id}/former-final-pdfs",
          "GET /copies/{id}/former-final-pdfs/{former_id}",
          "GET /copies/{id}/journal/verification",
          "POST /copies/{id}/lock/breaking",
          "PUT /copies/{id}/corrector",
          "POST /copies/{id}/reopening");

  static Stream<String> ofACopy() {
    return OF_A_COPY.stream();
  }

  @Test
  void everyPublishedEndpointOfACopyIsCheckedHere() {
    // Given
    Map<String, Map<String, Object>> paths =
        given().get("/api/grading/openapi?format=JSON").path("paths");

    // When
    Set<String> published =
        paths.entrySet().stream()
            .filter(path -> path.getKey().matches("/api/grading/(copies|annotations)/.*"))
            .flatMap(
                path ->
                    path.getValue().keySet().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT))
                        .map(method -> method + path.getKey().replace("/api/grading", " ")))
            .collect(Collectors.toCollection(TreeSet::new));

    // Then
    Set<String> known = new TreeSet<>(OF_A_COPY);
    known.addAll(NOT_FOR_TEACHERS);
    assertThat(published).isEqualTo(known);
  }

  @ParameterizedTest
  @MethodSource("ofACopy")
  void whatIsAssignedToAnotherIsRefusedAndStaysAsItIs(String endpoint) {
    // Given
    Assigned copy = Assigned.to("another");
    List<String> before = copy.desk.journal();

    // When
    Response answer = copy.send(endpoint, "colleague");

    // Then
    answer.then().statusCode(403).body("type", equalTo("/problems/forbidden"));
    assertThat(copy.desk.journal()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("ofACopy")
  void whatIsAssignedToNobodyIsRefusedUnlessTheExamIsOpen(String endpoint) {
    // Given
    Assigned copy = Assigned.to(null);
    copy.desk.openMarking(false);

    // When
    Response closed = copy.send(endpoint, "colleague");
    copy.desk.openMarking(true);
    Response open = copy.send(endpoint, "colleague");

    // Then
    closed.then().statusCode(403).body("type", equalTo("/problems/forbidden"));
    assertThat(open.statusCode()).isNotEqualTo(403);
  }

  @ParameterizedTest
  @MethodSource("ofACopy")
  void theCorrectorOfACopyIsNotRefusedEvenWhereTheExamIsNotOpen(String endpoint) {
    // Given
    Assigned copy = Assigned.to("another");
    copy.desk.openMarking(false);

    // When
    Response answer = copy.send(endpoint, "another");

    // Then
    assertThat(answer.statusCode()).isNotEqualTo(403);
  }

  /** What shows a copy; a draft shows only what its reader has typed. */
  static Stream<String> showingACopy() {
    return ofACopy().filter(one -> one.startsWith("GET ") && !one.endsWith("/draft"));
  }

  @ParameterizedTest
  @MethodSource("showingACopy")
  void whatIsAssignedToNobodyIsShownToAllOnlyWhileItMayBeTaken(String endpoint) {
    // Given
    Assigned copy = Assigned.to(null);
    copy.desk.lock();

    // When
    Response locked = copy.send(endpoint, "colleague");
    Response own = copy.send(endpoint, copy.desk.teacher);
    copy.desk.forget();
    Response expired = copy.send(endpoint, "colleague");
    copy.desk.lock();
    copy.desk.asTeacher().delete("/copies/" + copy.desk.copy + "/lock").then().statusCode(204);
    Response returned = copy.send(endpoint, "colleague");

    // Then
    locked
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/forbidden"))
        .body("detail", equalTo("Another corrector is marking this copy."));
    for (Response shown : List.of(own, expired, returned)) {
      assertThat(shown.statusCode()).isNotEqualTo(403);
    }
  }

  @ParameterizedTest
  @MethodSource("showingACopy")
  void whatAColleagueHasFinalisedIsShownToTheColleagueAndToAdmins(String endpoint) {
    // Given
    Assigned copy = Assigned.to(null);
    copy.desk.lock();
    copy.desk.finalise();

    // When
    Response colleagues = copy.send(endpoint, "colleague");
    Response own = copy.send(endpoint, copy.desk.teacher);
    Response admins = copy.send(endpoint, Desk.asAdmin());
    copy.desk.reopen();
    Response reopened = copy.send(endpoint, "colleague");

    // Then
    colleagues
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/forbidden"))
        .body("detail", equalTo("Another corrector has finalised this copy."));
    for (Response shown : List.of(own, admins, reopened)) {
      assertThat(shown.statusCode()).isNotEqualTo(403);
    }
  }

  @Test
  void whoWouldTakeOrWriteWhatAColleagueMarksIsToldWhoDoes() {
    // Given
    Assigned copy = Assigned.to(null);
    copy.desk.lock();

    // When
    Response taken = copy.send("POST /copies/{id}/lock", "colleague");
    Response written = copy.send("PUT /copies/{id}/scores", "colleague");

    // Then
    taken.then().statusCode(423).body("owner_id", equalTo(copy.desk.teacher));
    written.then().statusCode(409).body("type", equalTo("/problems/lock-lost"));
  }

  /** What leaves a receipt; a draft that is thrown away shows nothing of the copy. */
  static Stream<String> sentAgain() {
    return ofACopy()
        .filter(one -> !one.startsWith("GET ") && !one.endsWith("/lock"))
        .filter(one -> !one.equals("DELETE /copies/{id}/draft"));
  }

  @ParameterizedTest
  @MethodSource("sentAgain")
  void whatIsSentAgainWithItsKeyShowsNothingOfWhatAColleagueMarks(String endpoint) {
    // Given
    Assigned copy = Assigned.to(null);
    copy.desk.lock();
    String seen = copy.seen(endpoint);
    UUID key = UUID.randomUUID();
    Response first = copy.send(endpoint, sending(copy, key), seen);
    assertThat(first.statusCode()).isLessThan(300);
    if (endpoint.endsWith("/finalisation")) {
      copy.desk.reopen();
    } else {
      copy.desk.asTeacher().delete("/copies/" + copy.desk.copy + "/lock").then().statusCode(204);
    }
    Desk colleague = copy.desk.of("colleague");
    colleague.lock();
    String before = colleague.asTeacher().get("/copies/" + copy.desk.copy).asString();

    // When
    Response again = copy.send(endpoint, sending(copy, key), seen);

    // Then
    again
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/lock-lost"))
        .body("owner_id", equalTo("colleague"));
    assertThat(colleague.asTeacher().get("/copies/" + copy.desk.copy).asString()).isEqualTo(before);
  }

  private static RequestSpecification sending(Assigned copy, UUID key) {
    return Desk.as(Tokens.teacher(copy.desk.teacher)).header("Idempotency-Key", key);
  }

  @Test
  void whoLostALockReadsTheOwnDraftWhileAColleagueMarks() {
    // Given
    Desk desk = Desk.locked();
    desk.asTeacher()
        .body(Map.of("payload", Map.of("text", "half"), "client_id", "tab"))
        .put("/copies/" + desk.copy + "/draft")
        .then()
        .statusCode(200);
    desk.breakLock("A colleague goes on").then().statusCode(204);
    Desk.as(Tokens.teacher("colleague"))
        .post("/copies/" + desk.copy + "/lock")
        .then()
        .statusCode(201);

    // When
    Response draft = desk.asTeacher().get("/copies/" + desk.copy + "/draft");
    Response copy = desk.asTeacher().get("/copies/" + desk.copy);

    // Then
    draft.then().statusCode(200).body("payload.text", equalTo("half"));
    copy.then().statusCode(403);
  }

  @Test
  void listsShowWhatMayBeTakenAndNotWhatAColleagueHasTaken() {
    // Given
    Desk free = Desk.ready();
    Desk forgotten = free.another();
    forgotten.lock();
    forgotten.forget();
    Desk locked = free.another();
    locked.lock();
    Desk graded = free.another();
    graded.lock();
    graded.scores(Map.of("ex1_q1", 2, "ex1_q2", 3.25, "ex2", 4)).then().statusCode(200);
    graded.finalise();
    String[] takeable = {free.copy.toString(), forgotten.copy.toString()};

    for (String list : List.of("/copies", "/questions/ex2/copies")) {
      // When
      Response seen = Desk.as(Tokens.teacher("colleague")).get("/exams/" + free.exam + list);

      // Then
      seen.then().statusCode(200).body("id", containsInAnyOrder(takeable));
      free.asTeacher().get("/exams/" + free.exam + list).then().body("size()", equalTo(4));
    }
    Desk.as(Tokens.teacher("colleague"))
        .get("/exams/" + free.exam + "/copies?status=LOCKED")
        .then()
        .body("$", empty());
    Desk.as(Tokens.teacher("colleague"))
        .get("/exams/" + free.exam + "/copies?status=READY")
        .then()
        .body("id", containsInAnyOrder(takeable));
  }

  @ParameterizedTest(name = "open: {0}")
  @CsvSource({"true", "false"})
  void theListHasTheTeachersOwnCopiesAndTheFreeOnesIfTheExamIsOpen(boolean open) {
    // Given
    Desk mine = Desk.ready();
    Desk free = mine.another();
    Desk others = mine.another();
    assign(mine, mine.teacher);
    assign(others, "another");
    mine.openMarking(open);

    // When
    Response seen = mine.asTeacher().get("/exams/" + mine.exam + "/copies");

    // Then
    seen.then()
        .statusCode(200)
        .body(
            "id",
            open
                ? containsInAnyOrder(mine.copy.toString(), free.copy.toString())
                : contains(mine.copy.toString()));
    Desk.asAdmin()
        .get("/exams/" + mine.exam + "/copies")
        .then()
        .body(
            "id",
            containsInAnyOrder(mine.copy.toString(), free.copy.toString(), others.copy.toString()));
    Desk.as(Tokens.teacher("stranger"))
        .get("/exams/" + mine.exam + "/copies")
        .then()
        .body("id", open ? contains(free.copy.toString()) : empty());
  }

  @Test
  void whoHoldsACopyWhenTheExamIsClosedMayFinishItAndSeesItAfterwards() {
    // Given
    Desk desk = Desk.scored();
    desk.openMarking(false);

    // When
    desk.finalise();

    // Then
    desk.asTeacher()
        .get("/copies/" + desk.copy)
        .then()
        .statusCode(200)
        .body("assigned_corrector_id", nullValue());
    desk.asTeacher()
        .get("/exams/" + desk.exam + "/copies")
        .then()
        .body("id", contains(desk.copy.toString()));
  }

  @Test
  void anExamIsOpenUntilAnAdminClosesIt() {
    // Given
    Desk desk = Desk.ready();
    desk.asTeacher().get("/exams/" + desk.exam).then().body("open_marking", equalTo(true));

    // When
    desk.openMarking(false).then().statusCode(200).body("open_marking", equalTo(false));

    // Then
    desk.asTeacher().get("/exams/" + desk.exam).then().body("open_marking", equalTo(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"open_marking\":null}", "{\"open_marking\":\"perhaps\"}"})
  void whatIsNeitherOpenNorClosedIsRefused(String body) {
    // Given
    Desk desk = Desk.ready();

    // When
    Response answer = Desk.asAdmin().body(body).put("/exams/" + desk.exam + "/marking");

    // Then
    answer.then().statusCode(400).body("type", equalTo("/problems/invalid-request"));
  }

  @Test
  void anUnknownExamIsNotFound() {
    // When
    Response answer =
        Desk.asAdmin()
            .body(Map.of("open_marking", true))
            .put("/exams/" + UUID.randomUUID() + "/marking");

    // Then
    answer.then().statusCode(404).body("type", equalTo("/problems/not-found"));
  }

  private static void assign(Desk desk, String corrector) {
    Map<String, Object> assignment = new HashMap<>();
    assignment.put("corrector_id", corrector);
    Desk.asAdmin()
        .body(assignment)
        .put("/copies/" + desk.copy + "/corrector")
        .then()
        .statusCode(200);
  }

  /** A READY copy with an annotation, that was marked a little before it was assigned. */
  private record Assigned(Desk desk, String annotation) {
    private static final Map<String, Object> ANY_BODY = new HashMap<>();

    static {
      ANY_BODY.putAll(Desk.annotation("Bien", 1));
      ANY_BODY.put("scores", Map.of("ex2", 1));
      ANY_BODY.put("score", 1);
      ANY_BODY.put("subject_variant", "A");
      ANY_BODY.put("remark", "Bien");
      ANY_BODY.put("global_appreciation", "Bien");
      ANY_BODY.put("payload", Map.of("text", "half"));
    }

    static Assigned to(String corrector) {
      Desk desk = Desk.scored();
      String annotation = desk.annotate("Bien", 1).then().statusCode(201).extract().path("id");
      desk.asTeacher().delete("/copies/" + desk.copy + "/lock").then().statusCode(204);
      assign(desk, corrector);
      return new Assigned(desk, annotation);
    }

    Response send(String endpoint, String teacher) {
      return send(endpoint, Desk.as(Tokens.teacher(teacher)));
    }

    Response send(String endpoint, RequestSpecification caller) {
      return send(endpoint, caller, "\"0\"");
    }

    Response send(String endpoint, RequestSpecification caller, String seen) {
      String method = endpoint.substring(0, endpoint.indexOf(' '));
      var request = caller.header("Lock-Token", desk.token()).header("If-Match", seen);
      return (method.equals("GET") ? request : request.body(body()))
          .request(method, path(endpoint));
    }

    /** The version that is there of what the endpoint writes. */
    String seen(String endpoint) {
      String there = desk.asTeacher().get(path(endpoint)).header("ETag");
      return there == null ? "\"0\"" : there;
    }

    private String path(String endpoint) {
      return endpoint
          .substring(endpoint.indexOf(' ') + 1)
          .replace("/copies/{id}", "/copies/" + desk.copy)
          .replace("/annotations/{id}", "/annotations/" + annotation)
          .replace("{annotation_id}", annotation)
          .replace("{page_index}", "0")
          .replace("{question_id}", "ex2");
    }

    private Map<String, Object> body() {
      Map<String, Object> body = new HashMap<>(ANY_BODY);
      body.put("changes", List.of(Map.of("change", "DELETE", "id", annotation, "version", 0)));
      return body;
    }
  }
}
