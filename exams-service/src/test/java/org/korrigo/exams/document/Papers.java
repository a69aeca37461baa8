package org.korrigo.exams.document;

import static io.restassured.RestAssured.given;
import static org.korrigo.exams.scan.Secretariat.admin;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Tokens;

/** What is asked of the papers of an exam. */
final class Papers {
  private Papers() {}

  static String set(String exam) {
    return make(exam, Map.of("sujet", pdf())).then().statusCode(201).extract().path("id");
  }

  static Response make(String exam, Map<String, byte[]> papers) {
    RequestSpecification request = admin();
    papers.forEach((name, paper) -> part(request, name, paper));
    return request.post("/api/exams/" + exam + "/document-sets");
  }

  static Response keyed(String key, String exam, String name, byte[] paper) {
    return part(admin().header("Idempotency-Key", key), name, paper)
        .post("/api/exams/" + exam + "/document-sets");
  }

  static RequestSpecification part(RequestSpecification request, String name, byte[] pdf) {
    return request.multiPart(name, "../../" + name + ".x.pdf", pdf);
  }

  static Response put(String set, String type, byte[] paper) {
    return part(admin(), "file", paper)
        .put("/api/exams/document-sets/" + set + "/documents/" + type);
  }

  static Response activate(String set) {
    return admin().put("/api/exams/document-sets/" + set + "/activation");
  }

  static Response download(RequestSpecification request, String set, String type) {
    return request.get("/api/exams/document-sets/" + set + "/documents/" + type);
  }

  static RequestSpecification teacher() {
    return given().auth().oauth2(Tokens.teacher("t-1"));
  }

  static byte[] pdf() {
    return new PaperBatch().emptyPages(1).bytes();
  }
}
