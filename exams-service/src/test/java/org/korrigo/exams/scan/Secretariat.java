package org.korrigo.exams.scan;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.korrigo.testing.Tokens;

/** What the secretariat does with this service, for tests of what comes after. */
public final class Secretariat {
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

  /** Uploads a scan and waits for the end of its job. */
  public static Response processed(String exam, byte[] scan, Integer pagesPerCopy) {
    String job = upload(exam, scan, pagesPerCopy).then().statusCode(202).extract().path("id");
    return finished(job);
  }

  /** The job once it has ended. */
  public static Response finished(String job) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> admin().get("/api/exams/jobs/" + job),
            answer -> List.of("DONE", "FAILED").contains(answer.path("state")));
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
