package org.korrigo.grading.copy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/**
 * Every write to a copy needs the token of its lock (issue 5, section 1). The writes are those that
 * the service publishes: a new one fails here until it is either guarded or named as one that marks
 * nothing.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class LockTokenApiTest {
  private static final String COPY = "/copies/{id}";
  private static final String ANNOTATION = "/annotations/{id}";

  /** Writes that mark nothing: taking a lock, and what admins decide. */
  private static final Set<String> WITHOUT_LOCK =
      Set.of(
          "POST /copies/{id}/lock",
          "POST /copies/{id}/lock/breaking",
          "PUT /copies/{id}/corrector",
          "POST /copies/{id}/reopening");

  /** Where other writes lead: nothing of a copy is marked there. */
  private static final List<String> ELSEWHERE =
      List.of("/exams/", "/dead-letters/", "/annotation-templates/", "/user-annotations");

  /** What is valid to send; a write that takes nothing has no row. */
  private static final Map<String, Map<String, ?>> BODIES =
      Map.ofEntries(
          Map.entry("POST /copies/{id}/annotations", Desk.annotation("Bien", 1)),
          Map.entry("POST /copies/{id}/annotation-changes", Map.of("changes", List.of(creation()))),
          Map.entry("PUT /annotations/{id}", Desk.annotation("Mieux", 2)),
          Map.entry("PUT /copies/{id}/scores", Map.of("scores", Map.of("ex2", 1))),
          Map.entry("PUT /copies/{id}/remarks/{question_id}", Map.of("remark", "Bien")),
          Map.entry("PUT /copies/{id}/appreciation", Map.of("global_appreciation", "Bien")),
          Map.entry("PUT /copies/{id}/draft", Map.of("payload", Map.of("text", "half"))),
          Map.entry("PUT /copies/{id}/scores/{question_id}", Map.of("score", 1)),
          Map.entry("PUT /copies/{id}/subject-variant", Map.of("subject_variant", "B")));

  /** Writes that take nothing but the token. */
  private static final Set<String> WITHOUT_BODY =
      Set.of(
          "PUT /copies/{id}/lock",
          "DELETE /copies/{id}/lock",
          "DELETE /annotations/{id}",
          "DELETE /copies/{id}/scores/{question_id}",
          "POST /copies/{id}/annotations/{annotation_id}/restoration",
          "DELETE /copies/{id}/draft",
          "POST /copies/{id}/finalisation");

  private static Map<String, Object> creation() {
    return Map.of(
        "change", "CREATE", "id", UUID.randomUUID(), "annotation", Desk.annotation("Bien", 1));
  }

  @Test
  void everyWriteThatIsPublishedIsGuardedOrMarksNothing() {
    // When
    Set<String> writes = published();

    // Then
    Set<String> known = guarded().collect(Collectors.toCollection(TreeSet::new));
    known.addAll(WITHOUT_LOCK);
    assertThat(writes).isEqualTo(known);
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void aWriteWithoutATokenIsAskedForOneAndStoresNothing(String write) {
    // Given
    Marked marked = Marked.copy();
    String before = marked.stored();

    // When
    Response answer = marked.send(write, marked.teacher());

    // Then
    answer
        .then()
        .statusCode(428)
        .body("type", equalTo("/problems/precondition-required"))
        .body("detail", containsString("Lock-Token"));
    assertThat(marked.stored()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void aWriteWithAnothersTokenIsRefusedAndStoresNothing(String write) {
    // Given
    Marked marked = Marked.copy();
    String before = marked.stored();

    // When
    Response stolen = marked.send(write, as("thief").header("Lock-Token", marked.desk.token()));
    Response made =
        marked.send(write, marked.teacher().header("Lock-Token", UUID.randomUUID().toString()));

    // Then
    lost(stolen);
    lost(made);
    assertThat(marked.stored()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void aWriteFromAWindowThatLostTheLockIsRefusedAndStoresNothing(String write) {
    // Given
    Marked marked = Marked.copy();
    String old = marked.desk.token();
    marked.desk.lock();
    String before = marked.stored();

    // When
    Response answer = marked.send(write, marked.teacher().header("Lock-Token", old));

    // Then
    lost(answer);
    assertThat(marked.stored()).isEqualTo(before);
  }

  static Stream<String> guarded() {
    return Stream.concat(BODIES.keySet().stream(), WITHOUT_BODY.stream()).sorted();
  }

  private static void lost(Response answer) {
    answer.then().statusCode(409).body("type", equalTo("/problems/lock-lost"));
  }

  /** Every published endpoint that writes, but for those that lead elsewhere. */
  private static Set<String> published() {
    Map<String, Map<String, Object>> paths =
        given().get("/api/grading/openapi?format=JSON").path("paths");
    Set<String> writes = new TreeSet<>();
    new TreeMap<>(paths)
        .forEach(
            (path, methods) -> {
              String own = path.substring("/api/grading".length());
              if (ELSEWHERE.stream().noneMatch(own::startsWith)) {
                methods.keySet().stream()
                    .map(method -> method.toUpperCase(Locale.ROOT))
                    .filter(method -> Set.of("POST", "PUT", "PATCH", "DELETE").contains(method))
                    .forEach(method -> writes.add(method + " " + own));
              }
            });
    return writes;
  }

  private static RequestSpecification as(String teacher) {
    return Desk.as(Tokens.teacher(teacher));
  }

  /** A locked copy with something of everything on it. */
  private record Marked(Desk desk, String annotation) {

    static Marked copy() {
      Desk desk = Desk.scored();
      String annotation = desk.annotate("Bien", 1).then().statusCode(201).extract().path("id");
      desk.asTeacher()
          .body(Map.of("payload", Map.of("text", "typed")))
          .put("/copies/" + desk.copy + "/draft")
          .then()
          .statusCode(200);
      return new Marked(desk, annotation);
    }

    RequestSpecification teacher() {
      return as(desk.teacher);
    }

    Response send(String write, RequestSpecification request) {
      int space = write.indexOf(' ');
      String path =
          write
              .substring(space + 1)
              .replace("{question_id}", "ex2")
              .replace("{annotation_id}", annotation);
      assertThat(path).matches("/(copies|annotations)/.*");
      if (BODIES.containsKey(write)) {
        request.body(BODIES.get(write));
      }
      return request
          .header("If-Match", "\"0\"")
          .request(
              write.substring(0, space),
              path.startsWith(ANNOTATION)
                  ? path.replace("{id}", annotation)
                  : path.replace(COPY, "/copies/" + desk.copy));
    }

    /** Everything that is stored of the copy. */
    String stored() {
      return Stream.of(
              "select * from copy where id = ?",
              "select * from copy_lock where copy_id = ?",
              "select * from annotation where copy_id = ? order by id",
              "select * from score where copy_id = ?",
              "select * from question_remark where copy_id = ? order by id",
              "select * from draft_state where copy_id = ? order by id",
              "select * from grading_event where copy_id = ? order by sequence")
          .map(sql -> "select cast(to_jsonb(stored) as text) from (" + sql + ") stored")
          .map(sql -> desk.rows(sql, desk.copy).toString())
          .reduce("", (one, other) -> one + "\n" + other);
    }
  }
}
