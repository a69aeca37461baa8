package org.korrigo.exams.repair;

import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.scan.PaperBatch.annexPage;
import static org.korrigo.exams.scan.Secretariat.admin;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.korrigo.exams.scan.PaperBatch;

/** Scans with annexes, and what is asked of them. */
final class Annexes {
  private Annexes() {}

  /** Four copies with one annex, none, two and one; the first one's back is white. */
  static byte[] asNeeded() {
    return new PaperBatch()
        .landscapeSheet(0)
        .single(annexPage(0, 1))
        .whitePage()
        .landscapeSheet(1)
        .landscapeSheet(2)
        .annex(1)
        .annex(2)
        .landscapeSheet(3)
        .annex(3)
        .bytes();
  }

  static List<Integer> pages(int leaf) {
    return List.of(annexPage(leaf, 1), annexPage(leaf, 2));
  }

  static String path(Desktop desk) {
    return "uploads/" + desk.upload + "/annexes";
  }

  static Response attach(Desktop desk, Map<String, ?> body) {
    return post(path(desk), body);
  }

  @SafeVarargs
  static Map<String, ?> named(Map<String, ?>... leaves) {
    return Map.of("leaves", List.of(leaves));
  }

  static ValidatableResponse annexes(Desktop desk) {
    return admin().get("/api/exams/" + path(desk)).then().statusCode(200);
  }

  static ValidatableResponse ledger(Desktop desk) {
    return admin().get("/api/exams/" + desk.exam + "/ledger").then().statusCode(200);
  }

  static List<String> notes(Desktop desk) {
    return desk.job().path("faults.message");
  }
}
