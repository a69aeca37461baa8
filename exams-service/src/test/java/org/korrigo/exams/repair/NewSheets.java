package org.korrigo.exams.repair;

import static org.korrigo.exams.repair.Desktop.post;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;

/** Sheets that a person makes of sides, for tests of what becomes of them. */
final class NewSheets {
  private NewSheets() {}

  /** Makes a sheet for an exam. */
  static Response make(String exam, Map<String, ?> sheet) {
    return post(exam + "/sheets", sheet);
  }

  /** A side of which nothing is said: its picture tells how it is cut. */
  static Map<String, Object> bare(Desktop desk, int side) {
    return new HashMap<>(Map.of("upload_id", desk.upload, "side_number", side));
  }

  /** A side that is turned by degrees, clockwise, and folded in its middle. */
  static Map<String, Object> folded(Desktop desk, int side, int turn) {
    return Map.of("upload_id", desk.upload, "side_number", side, "turn", turn, "fold", 0.5);
  }
}
