package org.korrigo.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.korrigo.standalone.Complaint;
import org.korrigo.standalone.demo.client.Patience;

/** The secretariat validates the copies; from then on they are grading's, without a name. */
record HandingOver(Stage stage, Sitting sitting) {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  void validate() {
    String exam = sitting.examId();
    confirm(exam);
    JsonNode done = handedOver(exam);
    List<String> refused = new ArrayList<>();
    done.path("faults")
        .forEach(
            copy ->
                refused.add(
                    "%s: %s"
                        .formatted(copy.path("copy_id").asText(), copy.path("message").asText())));
    stage.tell(
        "exams",
        "%d copies validated and handed over without a name".formatted(sitting.copies().size()),
        "CopyReady",
        event -> event.is("CopyReady", exam),
        sitting.copies().size());
    stage.checks().add("Every copy can be handed over", sitting.copies().size(), refused);
    awaitGrading();
    stage.tell(
        "grading",
        "copies have arrived and can be marked",
        "VALIDATE",
        event -> event.isAction("VALIDATE", exam),
        sitting.copies().size());
  }

  /**
   * Vouches for scans of which the ledger asks something: whoever gives the demonstration a scan
   * says that it is in order.
   */
  private void confirm(String exam) {
    JsonNode ledger =
        stage.secretariat().get("/api/exams/%s/ledger".formatted(exam)).expect(200).json();
    for (JsonNode upload : ledger.path("uploads")) {
      if (upload.path("question").isTextual()) {
        String id = upload.path("upload_id").asText();
        stage
            .secretariat()
            .post("/api/exams/uploads/%s/confirmation".formatted(id), Map.of())
            .expect(202);
        stage.narration().step("exams", "scan confirmed to be in order", "");
        stage.narration().detail(upload.path("question").asText());
      }
    }
  }

  /** Asks for the hand-over of all copies and follows it to its end. */
  private JsonNode handedOver(String exam) {
    String id =
        stage
            .secretariat()
            .post("/api/exams/%s/hand-overs".formatted(exam), Map.of())
            .expect(202)
            .json()
            .path("id")
            .asText();
    Patience patience = new Patience(PATIENCE);
    while (!patience.isOver()) {
      stage.secretariat().follow("/api/exams/hand-overs/%s/events".formatted(id), this::show);
      JsonNode handOver = stage.secretariat().get("/api/exams/hand-overs/" + id).expect(200).json();
      show(handOver);
      if (handOver.path("state").asText().equals("DONE")) {
        return handOver;
      }
      Patience.pause();
    }
    throw new Complaint("The copies were not handed over within " + PATIENCE.toMinutes() + " min");
  }

  private void show(JsonNode handOver) {
    stage
        .narration()
        .progress(
            "exams",
            "copies handed over",
            handOver.path("done").asInt(),
            handOver.path("total").asInt());
  }

  private void awaitGrading() {
    Patience patience = new Patience(PATIENCE);
    String path = "/api/grading/exams/%s/copies?limit=200".formatted(sitting.examId());
    int arrived = 0;
    while (arrived < sitting.copies().size()) {
      if (patience.isOver()) {
        throw new Complaint("Only %d copies have arrived for marking".formatted(arrived));
      }
      boolean isKnown = stage.secretariat().get(path).expect(200, 404).status() == 200;
      arrived = isKnown ? stage.secretariat().list(path).size() : 0;
      stage.narration().progress("grading", "copies arrived", arrived, sitting.copies().size());
      Patience.pause();
    }
  }
}
