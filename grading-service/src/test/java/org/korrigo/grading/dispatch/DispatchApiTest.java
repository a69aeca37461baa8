package org.korrigo.grading.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.Desk;
import org.korrigo.grading.OtherTransaction;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Statements;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class DispatchApiTest {
  private final Desk desk = Desk.ready();

  @Test
  void copiesAreSharedEvenlyOverWhatEachHas() throws SQLException {
    // Given
    copies(9);
    Database.execute(
        "update copy set assigned_corrector_id = 'a' where id in (select id from copy where exam_id"
            + " = ? and id <> ? limit 3)",
        desk.exam,
        desk.copy);

    // When
    Response answer = dispatch(request("a", "b", "c"));

    // Then
    answer
        .then()
        .statusCode(201)
        .body("id", notNullValue())
        .body("considered", equalTo(7))
        .body("dispatched", equalTo(7))
        .body("correctors.corrector_id", contains("a", "b", "c"))
        .body("correctors.find { it.corrector_id == 'a' }.had", equalTo(3))
        .body("left_out", empty());
    List<Integer> totals = answer.path("correctors.total");
    assertThat(totals).containsExactlyInAnyOrder(3, 3, 4);
    assertThat(assigned().values().stream().collect(Collectors.groupingBy(it -> it)))
        .allSatisfy((corrector, copies) -> assertThat(copies.size()).isIn(3, 4))
        .hasSize(3);
  }

  @Test
  void theSameSeedInTheSameStateGivesTheSameAndADryRunChangesNothing() throws SQLException {
    // Given
    copies(9);
    Map<String, Object> request = request("a", "b", "c");
    request.put("seed", 17);
    request.put("dry_run", true);

    // When
    Response one = dispatch(request);
    Response other = dispatch(request);

    // Then
    one.then().statusCode(200).body("id", nullValue()).body("dispatched", equalTo(10));
    assertThat(one.jsonPath().getList("correctors"))
        .isEqualTo(other.jsonPath().getList("correctors"));
    assertThat(assigned()).isEmpty();
    Desk.asAdmin().get(dispatches()).then().statusCode(200).body("$", empty());

    request.put("dry_run", false);
    dispatch(request).then().statusCode(201);
    Map<Object, Object> first = assigned();
    Database.execute("update copy set assigned_corrector_id = null where exam_id = ?", desk.exam);
    dispatch(request).then().statusCode(201);
    assertThat(assigned()).isEqualTo(first).hasSize(10);
  }

  @Test
  void nobodyGetsACopyOfAClassThatTheyAreExcludedFrom() throws SQLException {
    // Given
    copies(11);
    identify("TG1", 6);
    String other = identify("TG2", 6);

    // When
    Response answer =
        dispatch(
            Map.of(
                "correctors",
                List.of(
                    Map.of("corrector_id", "a", "excluded_classes", List.of(classOf("TG1"))),
                    Map.of("corrector_id", "b", "excluded_classes", List.of(other)))));

    // Then
    answer.then().statusCode(201).body("dispatched", equalTo(12)).body("unknown_class", equalTo(0));
    assertThat(
            desk.rows(
                "select c.assigned_corrector_id as corrector, s.class_name as class from copy c"
                    + " join copy_owner o on o.copy_id = c.id join student s on s.id ="
                    + " o.student_id where c.exam_id = ?",
                desk.exam))
        .hasSize(12)
        .allSatisfy(
            row ->
                assertThat(row.get("class"))
                    .isEqualTo("a".equals(row.get("corrector")) ? other : classOf("TG1")));
  }

  @Test
  void copiesOfUnknownClassGoOnlyToCorrectorsWithoutExclusions() throws SQLException {
    // Given
    copies(3);
    String excluded = identify("TG3", 1);

    // When
    Response answer =
        dispatch(
            Map.of(
                "correctors",
                List.of(
                    Map.of("corrector_id", "a", "excluded_classes", List.of(excluded)),
                    Map.of("corrector_id", "b"))));

    // Then
    answer
        .then()
        .statusCode(201)
        .body("unknown_class", equalTo(3))
        .body("correctors.given", contains(0, 4));
  }

  @Test
  void aCopyThatNobodyMayMarkIsLeftOutWithTheReason() throws SQLException {
    // Given
    copies(1);
    String excluded = identify("TG4", 1);

    // When
    Response answer =
        dispatch(
            Map.of(
                "correctors",
                List.of(Map.of("corrector_id", "a", "excluded_classes", List.of(excluded)))));

    // Then
    answer.then().statusCode(201).body("dispatched", equalTo(0)).body("left_out", hasSize(2));
    assertThat(answer.jsonPath().getList("left_out.reason", String.class))
        .containsExactlyInAnyOrder("EXCLUDED", "CLASS_UNKNOWN");
    assertThat(assigned()).isEmpty();
  }

  @Test
  void onlyWhatIsUntouchedIsSharedAnew() throws SQLException {
    // Given
    copies(3);
    dispatch(request("a")).then().statusCode(201).body("dispatched", equalTo(4));
    Desk.as(org.korrigo.testing.Tokens.teacher("a"))
        .post("/copies/" + desk.copy + "/lock")
        .then()
        .statusCode(201);
    desk.breakLock("shared anew").then().statusCode(204);

    // When
    dispatch(request("b")).then().statusCode(201).body("considered", equalTo(0));
    Map<String, Object> again = request("b");
    again.put("redispatch", true);
    Response answer = dispatch(again);

    // Then
    answer.then().statusCode(201).body("dispatched", equalTo(3));
    assertThat(assigned().get(desk.copy)).isEqualTo("a");
    assertThat(assigned().values()).containsExactlyInAnyOrder("a", "b", "b", "b");
  }

  @Test
  void whatSomebodyHasBegunStaysWithNobodyAndIsListed() throws SQLException {
    // Given
    copies(2);
    desk.lock();
    desk.scores(Map.of("ex2", 1)).then().statusCode(200);
    desk.asTeacher().delete("/copies/" + desk.copy + "/lock").then().statusCode(204);

    // When
    Response answer = dispatch(request("b"));

    // Then
    answer
        .then()
        .statusCode(201)
        .body("considered", equalTo(3))
        .body("dispatched", equalTo(2))
        .body("left_out.copy_id", contains(desk.copy.toString()))
        .body("left_out.reason", contains("BEGUN"))
        .body("correctors[0].given", equalTo(2));
    assertThat(assigned()).hasSize(2).doesNotContainKey(desk.copy);
    desk.lock();
  }

  @ParameterizedTest(name = "assigned before: {0}")
  @ValueSource(booleans = {false, true})
  void whatSomebodyBeginsWhileTheDispatchWaitsIsNotTakenAway(boolean assigned) throws Exception {
    // Given
    if (assigned) {
      dispatch(request("a")).then().statusCode(201);
    }
    Map<String, Object> request = request("b");
    request.put("redispatch", true);

    // When
    Response answer;
    try (ExecutorService threads = Executors.newSingleThreadExecutor();
        OtherTransaction corrector =
            OtherTransaction.begin("select 1 from copy where id = ? for update", desk.copy)) {
      Future<Response> dispatched = threads.submit(() -> dispatch(request));
      await().until(DispatchApiTest::someoneWaits);
      for (String action : List.of("LOCK", "UNLOCK")) {
        corrector.run(
            "insert into grading_event (id, copy_id, exam_id, action, actor_id, timestamp)"
                + " values (gen_random_uuid(), ?, ?, ?, 'a', now())",
            desk.copy,
            desk.exam,
            action);
      }
      corrector.commit();
      answer = dispatched.get();
    }

    // Then
    answer.then().statusCode(201).body("dispatched", equalTo(0));
    assertThat(assigned().get(desk.copy)).isEqualTo(assigned ? "a" : null);
  }

  private static boolean someoneWaits() {
    return !Database.query(
            "select pid from pg_stat_activity where wait_event_type = 'Lock'"
                + " and query like '%assigned_corrector_id%no key update of copy%'")
        .isEmpty();
  }

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

  @Test
  void theNumberOfStatementsDoesNotDependOnTheCopies() throws SQLException {
    // Given
    copies(1);
    int forTwo = Statements.countDuring(() -> dispatch(request("a", "b")));
    copies(60);

    // When
    int forSixty = Statements.countDuring(() -> dispatch(request("a", "b")));

    // Then
    assertThat(assigned()).hasSize(62);
    assertThat(forSixty).isLessThanOrEqualTo(forTwo + 2);
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

  @Test
  void anUnknownExamIsNotFound() {
    // When
    Response answer =
        Desk.asAdmin().body(request("a")).post("/exams/" + UUID.randomUUID() + "/dispatches");

    // Then
    answer.then().statusCode(404).body("type", equalTo("/problems/not-found"));
  }

  private Response dispatch(Map<String, ?> request) {
    return Desk.asAdmin().body(request).post(dispatches());
  }

  private static io.restassured.specification.RequestSpecification keyed(UUID key) {
    return Desk.asAdmin().header("Idempotency-Key", key.toString());
  }

  private String dispatches() {
    return "/exams/" + desk.exam + "/dispatches";
  }

  private static Map<String, Object> request(String... correctors) {
    Map<String, Object> request = new HashMap<>();
    request.put(
        "correctors",
        java.util.Arrays.stream(correctors)
            .map(corrector -> Map.of("corrector_id", corrector))
            .toList());
    return request;
  }

  private Map<Object, Object> assigned() {
    return desk
        .rows(
            "select id, assigned_corrector_id from copy where exam_id = ? and"
                + " assigned_corrector_id is not null",
            desk.exam)
        .stream()
        .collect(Collectors.toMap(row -> row.get("id"), row -> row.get("assigned_corrector_id")));
  }

  /** More READY copies of the exam. */
  private void copies(int number) throws SQLException {
    desk.copies(number);
  }

  /** A class that no other test's pupils are in. */
  private String classOf(String name) {
    return name + "-" + desk.exam.toString().substring(0, 8);
  }

  /** Some copies that nobody was found for yet become those of pupils of a class. */
  private String identify(String name, int number) throws SQLException {
    for (Map<String, Object> copy :
        desk.rows(
            "select id from copy where exam_id = ? and id not in (select copy_id from copy_owner)"
                + " limit "
                + number,
            desk.exam)) {
      int student = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
      Database.execute(
          "insert into student (id, last_name, first_name, date_naissance, class_name, sequence)"
              + " values (?, 'NOM', 'Prénom', '2008-09-05', ?, 1)",
          student,
          classOf(name));
      Database.execute(
          "insert into copy_owner (copy_id, exam_id, student_id, sequence) values (?, ?, ?, 1)",
          copy.get("id"),
          desk.exam,
          student);
    }
    return classOf(name);
  }
}
