package org.korrigo.exams.scan;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.MultiPartConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.http.entity.mime.HttpMultipartMode;
import org.korrigo.testing.Database;
import org.korrigo.testing.Tokens;

/** What the secretariat does with this service, for tests of what comes after. */
public final class Secretariat {
  private static final RestAssuredConfig AS_BROWSERS_SEND_NAMES =
      RestAssuredConfig.config()
          .httpClient(
              HttpClientConfig.httpClientConfig()
                  .httpMultipartMode(HttpMultipartMode.BROWSER_COMPATIBLE))
          .multiPartConfig(MultiPartConfig.multiPartConfig().defaultCharset("UTF-8"));

  private Secretariat() {}

  /** A request with an administrator's token. */
  public static RequestSpecification admin() {
    return given().auth().oauth2(Tokens.admin());
  }

  /** A new exam. */
  public static String newExam(Map<String, Object> more) {
    Map<String, Object> exam = new HashMap<>(more);
    exam.putIfAbsent("name", "Bac blanc");
    exam.putIfAbsent("date", "2026-01-15");
    return admin()
        .contentType(ContentType.JSON)
        .body(exam)
        .post("/api/exams")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  public static String newExam() {
    return newExam(Map.of());
  }

  /** Uploads a scan. */
  public static Response upload(String exam, byte[] scan, Integer pagesPerCopy) {
    RequestSpecification request = admin().multiPart("file", "scan.pdf", scan);
    if (pagesPerCopy != null) {
      request.multiPart("pages_per_copy", pagesPerCopy.toString());
    }
    return request.post("/api/exams/" + exam + "/uploads");
  }

  /** Uploads files by name in one request. */
  public static Response uploadAll(String exam, Map<String, byte[]> files) {
    RequestSpecification request = admin().config(AS_BROWSERS_SEND_NAMES);
    files.forEach(
        (name, content) ->
            request.multiPart(
                new MultiPartSpecBuilder(content)
                    .controlName("file")
                    .fileName(name)
                    .charset(StandardCharsets.UTF_8)
                    .build()));
    return request.post("/api/exams/" + exam + "/uploads");
  }

  /** Uploads a scan and waits for the end of its job. */
  public static Response processed(String exam, byte[] scan, Integer pagesPerCopy) {
    String job =
        upload(exam, scan, pagesPerCopy).then().statusCode(202).extract().path("jobs[0].id");
    return finished(job);
  }

  /** The job once it has ended. */
  public static Response finished(String job) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> admin().get("/api/exams/jobs/" + job),
            answer -> List.of("DONE", "FAILED", "CANCELLED").contains(answer.path("state")));
  }

  /** Asks for the hand-over of all copies of an exam and waits for its end. */
  public static Response handedOver(String exam) {
    String id =
        admin()
            .post("/api/exams/" + exam + "/hand-overs")
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    return handOverFinished(id);
  }

  /** The hand-over once it has ended. */
  public static Response handOverFinished(String id) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> admin().get("/api/exams/hand-overs/" + id),
            answer -> "DONE".equals(answer.path("state")));
  }

  /** Answers what is asked of an upload that has no open side; what has none is left as it is. */
  public static void confirmed(String upload) {
    List<Map<String, Object>> asked =
        Database.query(
            "select 1 from upload u where u.id = ? and u.question is not null and u.vouched_by_id"
                + " is null and not exists (select 1 from scan_side s where s.upload_id = u.id and"
                + " s.state = 'OPEN')",
            UUID.fromString(upload));
    if (!asked.isEmpty()) {
      admin().post("/api/exams/uploads/" + upload + "/confirmation").then().statusCode(202);
    }
  }

  /** Ids of an exam's copies in order. */
  public static List<String> copies(String exam) {
    return admin()
        .get("/api/exams/" + exam + "/copies")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  /** Ids of an exam's booklets in order. */
  public static List<String> booklets(String exam) {
    return admin()
        .get("/api/exams/" + exam + "/booklets")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }
}
