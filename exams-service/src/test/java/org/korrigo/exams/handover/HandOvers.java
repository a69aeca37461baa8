package org.korrigo.exams.handover;

import static org.hamcrest.Matchers.equalTo;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.restassured.response.Response;
import java.util.List;
import org.korrigo.exams.scan.PaperBatch;

/** What the secretariat does to hand copies over, for tests of what comes of it. */
final class HandOvers {
  private HandOvers() {}

  /** An exam with so many copies of one sheet each. */
  static String exam(int sheets) {
    String exam = newExam();
    processed(exam, PaperBatch.ofSheets(sheets), 4).then().body("state", equalTo("DONE"));
    return exam;
  }

  /** Asks for the hand-over of all copies of an exam. */
  static Response request(String exam) {
    return admin().post("/api/exams/" + exam + "/hand-overs");
  }

  /** Of an exam's copies in order. */
  static List<String> statuses(String exam) {
    return admin().get("/api/exams/" + exam + "/copies").path("status");
  }
}
