package org.korrigo.identification;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.korrigo.contracts.grading.ResultsReleased;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;

/** A person who settles the copies of an exam. */
public record DeskPerson(UUID exam) {

  /** A path below the exam's. */
  public String path(String what) {
    return "/api/identification/exams/" + exam + "/" + what;
  }

  /** A page of the queue. */
  public Response queue(String after, int limit) {
    RequestSpecification request = Desk.admin().queryParam("limit", limit);
    return (after == null ? request : request.queryParam("after", after)).get(path("queue"));
  }

  /** Gives a copy to a pupil, or takes it back. */
  public Response settle(UUID copy, Integer student, String query) {
    return settled(Desk.admin(), copy, student, query);
  }

  /** The same with the version that was seen. */
  public Response settle(String seen, UUID copy, Integer student) {
    return settled(Desk.admin().header("If-Match", seen), copy, student, "");
  }

  private static Response settled(
      RequestSpecification request, UUID copy, Integer student, String query) {
    return request
        .contentType(ContentType.JSON)
        .body("{\"student_id\":" + student + "}")
        .put("/api/identification/copies/" + copy + "/student" + query);
  }

  /** Says something else of a copy. */
  public Response post(UUID copy, String what) {
    return post(null, null, copy, what);
  }

  /** The same with the version that was seen and an idempotency key, where there are any. */
  public Response post(String seen, UUID key, UUID copy, String what) {
    RequestSpecification request = Desk.admin();
    if (seen != null) {
      request.header("If-Match", seen);
    }
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return request.post("/api/identification/copies/" + copy + "/" + what);
  }

  /** What was decided about a copy. */
  public Response decisions(UUID copy) {
    return Desk.admin().get("/api/identification/copies/" + copy + "/decisions");
  }

  /** Grading releases the results, or withdraws them without a time. */
  public void release(Instant at, long sequence) {
    Broker.publish(new ResultsReleased(exam, at, "direction"), UUID.randomUUID(), sequence);
    Awaitility.await()
        .atMost(Desk.patience())
        .until(
            () ->
                !Database.query(
                        "select 1 from exam where exam_id = ? and results_sequence = ?",
                        exam,
                        sequence)
                    .isEmpty());
  }

  /** Waits until the class has been solved with all that is known. */
  public void awaitSolved() {
    Awaitility.await()
        .atMost(Desk.patience())
        .until(
            () ->
                Database.query(
                        "select 1 from class_assignment where exam_id = ? and (due_at is not null"
                            + " or lease_until is not null)",
                        exam)
                    .isEmpty());
  }

  /** Waits until the class has been solved; nobody solves it again until {@link #letSolve}. */
  public void keepUnsolved() throws SQLException {
    awaitSolved();
    Database.execute(
        "update class_assignment set lease_until = now() + interval '1 hour' where exam_id = ?",
        exam);
  }

  /** The class may be solved again. */
  public void letSolve() throws SQLException {
    Database.execute("update class_assignment set lease_until = null where exam_id = ?", exam);
  }

  /** Lines of the trails that do not begin where the line before ended, or a copy that no line. */
  public List<Map<String, Object>> gapsOfTrails() {
    return Database.query(
        """
        select t.copy_id, t.sequence from (
          select copy_id, sequence, before, lag(after) over w as former from decision_trail
          where exam_id = ? window w as (partition by copy_id order by sequence)) t
        where t.former ->> 'student_id' is distinct from t.before ->> 'student_id'
          and t.former is not null
        union all
        select r.copy_id, 0 from ocr_result r
        left join lateral (
          select after from decision_trail where copy_id = r.copy_id order by sequence desc limit 1
        ) l on true
        where r.exam_id = ? and cast(l.after ->> 'student_id' as integer) is distinct from r.student_id
        """,
        exam,
        exam);
  }
}
