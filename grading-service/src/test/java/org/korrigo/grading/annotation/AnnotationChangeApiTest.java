package org.korrigo.grading.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Statements;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class AnnotationChangeApiTest {

  @Test
  void createsChangesAndWipesTogether() {
    // Given
    Desk desk = Desk.locked();
    desk.scores(Map.of("ex2", 2)).then().statusCode(200);
    String changed = desk.annotate("one", 1).path("id");
    String wiped = desk.annotate("two", 2).path("id");
    String created = UUID.randomUUID().toString();

    // When
    Response answer =
        change(
            desk,
            null,
            create(created, "three", 4),
            update(changed, 0, "anew", null),
            delete(wiped, 0));

    // Then
    answer
        .then()
        .statusCode(200)
        .body("annotations.id", contains(created, changed))
        .body("annotations.version", contains(0, 1))
        .body("annotations.content", contains("three", "anew"))
        .body("deleted", contains(wiped))
        .body("total", equalTo(6));
    desk.asTeacher()
        .get("/copies/" + desk.copy + "/annotations")
        .then()
        .body("$", hasSize(2))
        .body("created_by_id", contains(desk.teacher, desk.teacher));
    assertThat(desk.journal()).endsWith("CREATE_ANN", "UPDATE_ANN", "DELETE_ANN");
    Desk.asAdmin()
        .get("/copies/" + desk.copy + "/journal/verification")
        .then()
        .body("sound", equalTo(true));
  }

  @Test
  void oneThatIsStaleStopsAllAndEachIsNamed() {
    // Given
    Desk desk = Desk.locked();
    String one = desk.annotate("one", 1).path("id");
    String gone = UUID.randomUUID().toString();
    int before = desk.journal().size();

    // When
    Response answer =
        change(
            desk,
            UUID.randomUUID(),
            create(UUID.randomUUID().toString(), "new", 1),
            update(one, 7, "anew", null),
            delete(gone, 0),
            create(one, "taken", null));

    // Then
    answer.then().statusCode(400).body("violations.field", contains("changes[3].id"));
    Response stale =
        change(
            desk,
            UUID.randomUUID(),
            create(UUID.randomUUID().toString(), "new", 1),
            update(one, 7, "anew", null),
            delete(gone, 0));
    stale
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-version"))
        .body("conflicts.change", contains(1, 2))
        .body("conflicts.id", contains(one, gone))
        .body("conflicts[0].annotation.content", equalTo("one"))
        .body("conflicts[1].annotation", nullValue());
    assertThat(desk.journal()).hasSize(before);
  }

  @Test
  void anIdThatIsTakenIsAConflict() {
    // Given
    Desk desk = Desk.locked();
    String own = desk.annotate("one", 1).path("id");
    Desk other = Desk.locked();
    String foreign = other.annotate("secret", 1).path("id");

    // When
    Response answer = change(desk, null, create(own, "x", null), create(foreign, "y", null));

    // Then
    answer
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"))
        .body("conflicts.change", contains(0, 1))
        .body("conflicts[0].annotation.content", equalTo("one"))
        .body("conflicts[1].annotation", nullValue());
  }

  @Test
  void anotherCopysAnnotationIsNotThere() {
    // Given
    Desk desk = Desk.locked();
    Desk other = Desk.locked();
    String foreign = other.annotate("secret", 1).path("id");

    // When
    Response answer = change(desk, null, delete(foreign, 0));

    // Then
    answer.then().statusCode(412).body("conflicts[0].annotation", nullValue());
    assertThat(other.journal()).doesNotContain("DELETE_ANN");
  }

  @Test
  void everyFaultIsNamedByItsChange() {
    // Given
    Desk desk = Desk.locked();
    Map<String, Object> outside = Desk.annotation("x", null);
    outside.put("page_index", 2);
    Map<String, Object> unbounded = Desk.annotation("x".repeat(2001), null);
    unbounded.put("w", 0.95);
    Map<String, Object> noVersion = new HashMap<>(update(UUID.randomUUID().toString(), 0, "x", 1));
    noVersion.remove("version");

    // When
    Response answer =
        change(
            desk,
            null,
            create(UUID.randomUUID().toString(), "fine", null),
            Map.of("change", "CREATE", "id", UUID.randomUUID(), "annotation", outside),
            Map.of("change", "CREATE", "id", UUID.randomUUID(), "annotation", unbounded),
            Map.of("change", "CREATE", "id", UUID.randomUUID()),
            noVersion);

    // Then
    answer
        .then()
        .statusCode(400)
        .body(
            "violations.field",
            contains(
                "changes[1].annotation.page_index",
                "changes[2].annotation.content",
                "changes[2].annotation.w",
                "changes[3].annotation",
                "changes[4].version"));
    assertThat(desk.journal()).containsExactly("VALIDATE", "LOCK");
  }

  @Test
  void malformedFieldsAreNamedByTheirChange() {
    Desk desk = Desk.locked();
    Map<String, Object> wrong = Desk.annotation("x", 101);

    Response answer =
        change(
            desk, null, Map.of("change", "CREATE", "id", UUID.randomUUID(), "annotation", wrong));

    answer
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("changes[0].annotation.score_delta"));
  }

  @Test
  void betweenOneAndTwoHundredChanges() {
    Desk desk = Desk.locked();

    change(desk, null).then().statusCode(400).body("violations[0].field", equalTo("changes"));
    change(desk, null, creations(201))
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("changes"));
    change(desk, null, creations(200)).then().statusCode(200).body("annotations", hasSize(200));
  }

  @Test
  void twoHundredDrawingsMayAllBeOfTheLongestContent() throws JsonProcessingException {
    // Given
    Desk desk = Desk.locked();
    List<Map<String, Object>> drawings =
        ids(NewAnnotationChanges.MOST).stream().map(id -> create(id, longest(), null)).toList();
    String escaped =
        new ObjectMapper()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature())
            .writeValueAsString(Map.of("changes", drawings));

    // When
    Response answer =
        desk.asTeacher().body(escaped).post("/copies/" + desk.copy + "/annotation-changes");

    // Then
    answer.then().statusCode(200).body("annotations", hasSize(NewAnnotationChanges.MOST));
    assertThat(
            desk.rows(
                "select 1 from annotation where copy_id = ? and length(content) = ?",
                desk.copy,
                ContentFaults.MOST_CHARACTERS))
        .hasSize(NewAnnotationChanges.MOST);
  }

  /** A text of letters that JSON may escape, and strokes for the rest. */
  private static String longest() {
    String begin = "{\"text\":\"" + "é".repeat(2000) + "\",\"strokes\":[[0.5,0.5";
    String end = "]]}";
    String point = ",0.12345678,0.87654321";
    int points = (ContentFaults.MOST_CHARACTERS - begin.length() - end.length()) / point.length();
    String drawing = begin + point.repeat(points);
    return drawing
        + " ".repeat(ContentFaults.MOST_CHARACTERS - drawing.length() - end.length())
        + end;
  }

  @Test
  void theSameKeyTwiceIsOnceAndForOtherChangesAConflict() {
    // Given
    Desk desk = Desk.locked();
    UUID key = UUID.randomUUID();
    String wiped = desk.annotate("two", 2).path("id");
    Map<String, Object> creation = create(UUID.randomUUID().toString(), "new", 1);
    change(desk, key, creation, delete(wiped, 0)).then().statusCode(200);
    int before = desk.journal().size();

    // When
    Response again = change(desk, key, creation, delete(wiped, 0));

    // Then
    again
        .then()
        .statusCode(200)
        .body("annotations.id", contains(creation.get("id")))
        .body("deleted", contains(wiped))
        .body("total", equalTo(1));
    assertThat(desk.journal()).hasSize(before);
    change(desk, key, creation).then().statusCode(409).body("type", equalTo("/problems/conflict"));
  }

  @Test
  void changesThatChangeNothingLeaveNoTrace() {
    // Given
    Desk desk = Desk.locked();
    String id = desk.annotate("one", 1).path("id");
    int before = desk.journal().size();

    // When
    Response answer = change(desk, null, update(id, 0, "one", 1));

    // Then
    answer.then().statusCode(200).body("annotations.version", contains(0)).body("deleted", empty());
    assertThat(desk.journal()).hasSize(before);
  }

  @Test
  void aHundredChangesTakeAsManyStatementsAsThree() {
    // Given
    Desk desk = Desk.locked();

    // When
    int few = Statements.leastDuring(() -> mixed(desk, 1));
    int many = Statements.leastDuring(() -> mixed(desk, 33));

    // Then
    assertThat(few).isPositive();
    assertThat(many).isEqualTo(few);
  }

  @Test
  void withoutTheLockNothingIsChanged() {
    Desk desk = Desk.ready();

    change(desk, null, create(UUID.randomUUID().toString(), "x", null))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/lock-lost"));
    Desk.as(org.korrigo.testing.Tokens.teacher(desk.teacher))
        .body(Map.of("changes", List.of(create(UUID.randomUUID().toString(), "x", null))))
        .post("/copies/" + desk.copy + "/annotation-changes")
        .then()
        .statusCode(428);
  }

  /** As many of each kind, on annotations that are made for it. */
  private static void mixed(Desk desk, int each) {
    List<String> changed = ids(each);
    List<String> wiped = ids(each);
    change(
            desk,
            null,
            java.util.stream.Stream.concat(changed.stream(), wiped.stream())
                .map(id -> create(id, "x", null))
                .toArray())
        .then()
        .statusCode(200);
    change(
            desk,
            UUID.randomUUID(),
            java.util.stream.Stream.of(
                    changed.stream().map(id -> update(id, 0, "y", 1)),
                    wiped.stream().map(id -> delete(id, 0)),
                    ids(each).stream().map(id -> create(id, "z", null)))
                .flatMap(stream -> stream)
                .toArray())
        .then()
        .statusCode(200);
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> UUID.randomUUID().toString()).toList();
  }

  private static Object[] creations(int count) {
    return ids(count).stream().map(id -> create(id, "x", null)).toArray();
  }

  private static Map<String, Object> create(String id, String text, Integer delta) {
    return Map.of("change", "CREATE", "id", id, "annotation", Desk.annotation(text, delta));
  }

  private static Map<String, Object> update(String id, int version, String text, Integer delta) {
    return Map.of(
        "change",
        "UPDATE",
        "id",
        id,
        "version",
        version,
        "annotation",
        Desk.annotation(text, delta));
  }

  private static Map<String, Object> delete(String id, int version) {
    return Map.of("change", "DELETE", "id", id, "version", version);
  }

  private static Response change(Desk desk, UUID key, Object... changes) {
    var request = desk.asTeacher().body(Map.of("changes", List.of(changes)));
    return (key == null ? request : request.header("Idempotency-Key", key))
        .post("/copies/" + desk.copy + "/annotation-changes");
  }
}
