package org.korrigo.exams.copy;

import static org.hamcrest.Matchers.equalTo;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.confirmed;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.korrigo.exams.scan.PaperBatch;

/** What the secretariat asks of copies. */
final class CopyRequests {
  private CopyRequests() {}

  static String exam(int sheets, int pagesPerCopy) {
    String exam = newExam();
    String upload =
        processed(exam, PaperBatch.ofSheets(sheets), pagesPerCopy)
            .then()
            .body("state", equalTo("DONE"))
            .extract()
            .path("upload_id");
    confirmed(upload);
    return exam;
  }

  static Response validate(String copy) {
    return admin().post("/api/exams/copies/" + copy + "/validation");
  }

  static Response hint(String copy, String variant) {
    return admin()
        .contentType(ContentType.JSON)
        .body("{\"subject_variant\":" + variant + "}")
        .put("/api/exams/copies/" + copy + "/variant");
  }

  static ValidatableResponse found(String exam, String... parameters) {
    RequestSpecification request = admin();
    for (int i = 0; i < parameters.length; i += 2) {
      request.queryParam(parameters[i], parameters[i + 1]);
    }
    return request.get("/api/exams/" + exam + "/copies").then().statusCode(200);
  }

  static Response merge(String copy, List<String> booklets) {
    return admin()
        .contentType(ContentType.JSON)
        .body(Map.of("booklet_ids", booklets))
        .post("/api/exams/copies/" + copy + "/booklets");
  }
}
