package org.korrigo.grading.dispatch;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.korrigo.grading.Desk;

/** The dispatches of an exam of a test's own. */
abstract class Dispatches {
  final Desk desk = Desk.ready();

  Response dispatch(Map<String, ?> request) {
    return Desk.asAdmin().body(request).post(dispatches());
  }

  static io.restassured.specification.RequestSpecification keyed(UUID key) {
    return Desk.asAdmin().header("Idempotency-Key", key.toString());
  }

  String dispatches() {
    return "/exams/" + desk.exam + "/dispatches";
  }

  static Map<String, Object> request(String... correctors) {
    Map<String, Object> request = new HashMap<>();
    request.put(
        "correctors",
        java.util.Arrays.stream(correctors)
            .map(corrector -> Map.of("corrector_id", corrector))
            .toList());
    return request;
  }

  Map<Object, Object> assigned() {
    return desk
        .rows(
            "select id, assigned_corrector_id from copy where exam_id = ? and"
                + " assigned_corrector_id is not null",
            desk.exam)
        .stream()
        .collect(Collectors.toMap(row -> row.get("id"), row -> row.get("assigned_corrector_id")));
  }

  /** More READY copies of the exam. */
  void copies(int number) throws SQLException {
    desk.copies(number);
  }
}
