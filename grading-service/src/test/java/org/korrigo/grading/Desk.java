package org.korrigo.grading;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.exams.ExamDefined;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Tokens;

/** A corrector's desk with a copy on it, worked through HTTP as the editor would. */
public final class Desk {
  /** The exam, with {@link Fixtures#scale}. */
  public final UUID exam;

  /** A copy of it. */
  public final UUID copy;

  /** The teacher. */
  public final String teacher;

  private String token = UUID.randomUUID().toString();

  private Desk(UUID exam, String teacher) {
    this(exam, UUID.randomUUID(), teacher);
  }

  private Desk(UUID exam, UUID copy, String teacher) {
    this.exam = exam;
    this.copy = copy;
    this.teacher = teacher;
  }

  /** A READY copy of a new exam. */
  public static Desk ready() {
    Desk desk = new Desk(UUID.randomUUID(), "teacher-" + UUID.randomUUID());
    Broker.publish(Fixtures.exam(desk.exam));
    await().until(() -> !desk.rows("select 1 from exam where id = ?", desk.exam).isEmpty());
    return desk.handOver();
  }

  /** exams-service tells another marking scale. */
  public void define(List<ScaleNode> scale) {
    define(scale, Fixtures.exam(exam).scoreStep());
  }

  /** exams-service tells another marking scale and step. */
  public void define(List<ScaleNode> scale, BigDecimal step) {
    Broker.publish(defined(scale, step));
    await()
        .until(
            () ->
                rows("select cast(grading_structure as text) as scale from exam where id = ?", exam)
                    .getFirst()
                    .get("scale")
                    .toString()
                    .contains(scale.getLast().id()));
  }

  /** The exam as exams-service would tell it with a marking scale. */
  public ExamDefined defined(List<ScaleNode> scale) {
    return defined(scale, Fixtures.exam(exam).scoreStep());
  }

  private ExamDefined defined(List<ScaleNode> scale, BigDecimal step) {
    ExamDefined before = Fixtures.exam(exam);
    return new ExamDefined(
        exam,
        before.name(),
        before.date(),
        before.uploadMode(),
        before.pagesPerBooklet(),
        scale,
        step);
  }

  /** A copy that the teacher has locked. */
  public static Desk locked() {
    Desk desk = ready();
    desk.lock();
    return desk;
  }

  /** A copy with a score for every question. */
  public static Desk scored() {
    Desk desk = locked();
    desk.scores(Map.of("ex1_q1", 2, "ex1_q2", 3.25, "ex2", 4)).then().statusCode(200);
    return desk;
  }

  /** A finalised copy. */
  public static Desk graded() {
    Desk desk = scored();
    desk.finalise();
    return desk;
  }

  /** Finalises the copy. */
  public void finalise() {
    asTeacher().post("/copies/" + copy + "/finalisation").then().statusCode(200);
  }

  /** Has the secretariat reopen the copy. */
  public void reopen() {
    reopen("Une somme était fausse");
  }

  /** The same for a reason. */
  public void reopen(String reason) {
    asAdmin()
        .body(Map.of("reason", reason))
        .post("/copies/" + copy + "/reopening")
        .then()
        .statusCode(200);
  }

  /** Another READY copy of the same exam, for the same teacher. */
  public Desk another() {
    return new Desk(exam, teacher).handOver();
  }

  /** More READY copies of the exam, like this one, by the database's own hand. */
  public void copies(int number) throws java.sql.SQLException {
    Database.execute(
        "insert into copy (id, exam_id, anonymous_id, pdf_source, pages, status, validated_at)"
            + " select gen_random_uuid(), exam_id, 'ANON-' || gen_random_uuid(), pdf_source, pages,"
            + " 'READY', validated_at from copy, generate_series(1, ?) where id = ?",
        number,
        copy);
  }

  /** The same copy with the same token at another teacher's desk. */
  public Desk of(String other) {
    Desk desk = new Desk(exam, copy, other);
    desk.token = token;
    return desk;
  }

  private Desk handOver() {
    Broker.publish(Fixtures.ready(copy, exam));
    await().until(() -> !rows("select 1 from copy where id = ?", copy).isEmpty());
    return this;
  }

  /** Locks the copy and remembers the token. */
  public String lock() {
    token =
        asTeacher()
            .post("/copies/" + copy + "/lock")
            .then()
            .statusCode(201)
            .extract()
            .path("token");
    return token;
  }

  /** The token in hand, valid or not. */
  public String token() {
    return token;
  }

  /** The administration says whether any teacher may mark what is assigned to nobody. */
  public Response openMarking(boolean open) {
    return asAdmin().body(Map.of("open_marking", open)).put("/exams/" + exam + "/marking");
  }

  /** The administration takes the copy away. */
  public Response breakLock(String reason) {
    return asAdmin().body(Map.of("reason", reason)).post("/copies/" + copy + "/lock/breaking");
  }

  /** A request of the teacher with the token in hand. */
  public RequestSpecification asTeacher() {
    return as(Tokens.teacher(teacher)).header("Lock-Token", token);
  }

  /** A request of the secretariat. */
  public static RequestSpecification asAdmin() {
    return as(Tokens.admin());
  }

  /** A request with an access token. */
  public static RequestSpecification as(String accessToken) {
    return given()
        .basePath("/api/grading")
        .auth()
        .oauth2(accessToken)
        .contentType(ContentType.JSON);
  }

  /** Saves points over those that there are. */
  public Response scores(Map<String, ?> scores) {
    String path = "/copies/" + copy + "/scores";
    String seen = asTeacher().get(path).header("ETag");
    RequestSpecification sheet = asTeacher().body(Map.of("scores", scores));
    return (seen == null ? sheet : sheet.header("If-Match", seen)).put(path);
  }

  /** Draws an annotation on the first page. */
  public Response annotate(String content, Integer delta) {
    return asTeacher().body(annotation(content, delta)).post("/copies/" + copy + "/annotations");
  }

  /** An annotation that is valid. */
  public static Map<String, Object> annotation(String content, Integer delta) {
    Map<String, Object> annotation = new java.util.HashMap<>();
    annotation.put("page_index", 0);
    annotation.put("x", 0.1);
    annotation.put("y", 0.2);
    annotation.put("w", 0.3);
    annotation.put("h", 0.05);
    annotation.put("type", "COMMENT");
    annotation.put("content", content);
    annotation.put("score_delta", delta);
    return annotation;
  }

  /** The journal's actions, in order. */
  public List<String> journal() {
    return rows("select action from grading_event where copy_id = ? order by sequence", copy)
        .stream()
        .map(row -> row.get("action").toString())
        .toList();
  }

  /** Lets the lock run out. */
  public void forget() {
    try {
      Database.execute(
          "update copy_lock set locked_at = now() - interval '2 hours',"
              + " expires_at = now() - interval '1 hour' where copy_id = ?",
          copy);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Looks into the database. */
  public List<Map<String, Object>> rows(String sql, Object... parameters) {
    return Database.query(sql, parameters);
  }
}
