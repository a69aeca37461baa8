package org.korrigo.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.korrigo.standalone.demo.check.PupilIdentity;

/** The secretariat imports the roster. */
record Enrolling(Stage stage) {

  /** Imports it; answers everyone who is on the roster now. */
  List<PupilIdentity> enrol(Batch batch) {
    JsonNode report =
        stage
            .secretariat()
            .upload(
                "/api/students/imports?leave_out_refused=true",
                batch.roster(),
                "text/csv",
                Map.of())
            .expect(200, 201)
            .json();
    int created = report.path("created").asInt();
    int updated = report.path("updated").asInt();
    stage.tell(
        "students",
        "roster imported: %d rows, %d new, %d changed, %d as before"
            .formatted(
                report.path("rows").asInt(), created, updated, report.path("unchanged").asInt()),
        "StudentEnrolled",
        event -> event.name().equals("StudentEnrolled"),
        created + updated);
    report.path("faults").forEach(fault -> detail("not taken", fault, "message"));
    report.path("review").forEach(line -> detail("to be looked at", line, "reason"));
    return stage.secretariat().list("/api/students?limit=200").stream()
        .map(PupilIdentity::of)
        .toList();
  }

  private void detail(String what, JsonNode line, String why) {
    stage
        .narration()
        .detail(
            "line %d %s: %s".formatted(line.path("line").asInt(), what, line.path(why).asText()));
  }
}
