package org.korrigo.grading.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.Desk;
import org.korrigo.grading.PausedSweeps;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OtherTransaction;
import org.korrigo.testing.Statements;

/** Copies are shared evenly, by a seed, and only what nobody has begun. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class DispatchApiTest extends Dispatches {
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
  void theNumberOfStatementsDoesNotDependOnTheCopies() throws SQLException {
    // Given
    copies(1);
    int forTwo = statements();
    copies(60);

    // When
    int forSixty = statements();

    // Then
    assertThat(assigned()).hasSize(62);
    assertThat(forSixty).isLessThanOrEqualTo(forTwo + 2);
  }

  /** How many statements a dispatch needs, which is not the same a second time. */
  private int statements() {
    try (PausedSweeps _ = PausedSweeps.now()) {
      return Statements.countDuring(() -> dispatch(request("a", "b")));
    }
  }
}
