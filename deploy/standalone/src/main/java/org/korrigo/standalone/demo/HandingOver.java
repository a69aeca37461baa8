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
    JsonNode answer =
        stage
            .secretariat()
            .post("/api/exams/%s/validation".formatted(exam), Map.of())
            .expect(200, 202)
            .json();
    List<String> refused = new ArrayList<>();
    answer
        .path("refused")
        .forEach(
            copy ->
                refused.add(
                    "%s: %s"
                        .formatted(copy.path("copy_id").asText(), copy.path("reason").asText())));
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
