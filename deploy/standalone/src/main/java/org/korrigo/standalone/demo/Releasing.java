package org.korrigo.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.korrigo.standalone.demo.Sitting.DeskCopy;
import org.korrigo.standalone.demo.check.MarksFile;
import org.korrigo.standalone.demo.check.PupilIdentity;
import org.korrigo.standalone.demo.check.Scale;
import org.korrigo.standalone.demo.client.Answer;

/** The secretariat gives the results to the pupils and takes the marks file for PRONOTE. */
record Releasing(Stage stage, Sitting sitting, Map<String, PupilIdentity> owners, Results results) {

  void release() {
    String path = "/api/grading/exams/%s/release".formatted(sitting.examId());
    List<DeskCopy> unidentified =
        sitting.copies().stream().filter(copy -> !owners.containsKey(copy.id())).toList();
    if (!unidentified.isEmpty()) {
      checkReleaseIsRefused(path);
    }
    for (DeskCopy copy : unidentified) {
      stage
          .narration()
          .detail(
              "copy %d (%s) is nobody's: marked, released to nobody"
                  .formatted(copy.number(), copy.anonymousId()));
    }
    if (owners.isEmpty()) {
      stage.narration().step("grading", "nothing to release: no copy is anybody's yet", "");
      return;
    }
    List<String> exceptions = unidentified.stream().map(DeskCopy::id).toList();
    stage.secretariat().post(path, Map.of("exceptions", exceptions)).expect(200, 201);
    stage.tell(
        "grading",
        "results of %d copies released, %d exceptions"
            .formatted(sitting.copies().size() - exceptions.size(), exceptions.size()),
        "ResultsReleased",
        event -> event.is("ResultsReleased", sitting.examId()),
        1);
  }

  private void checkReleaseIsRefused(String path) {
    Answer answer = stage.secretariat().post(path, Map.of("exceptions", List.of()));
    stage
        .checks()
        .add(
            "Copies that are nobody's are not passed over in silence",
            answer.status() == 409 && answer.problem().equals("not-releasable"),
            answer.status() + " " + answer.problem());
  }

  void export() throws IOException {
    String exam = "/api/grading/exams/%s/".formatted(sitting.examId());
    Answer file =
        stage
            .secretariat()
            .get(exam + "marks.csv?subject=MATHEMATIQUES&coefficient=1.0")
            .expect(200);
    results.keepMarks(file.body());
    MarksFile marks = new MarksFile(file.body());
    stage
        .narration()
        .step("grading", "%d marks for PRONOTE in %s".formatted(marks.size(), results.marks()), "");
    Map<PupilIdentity, String> expected = new HashMap<>();
    for (DeskCopy copy : sitting.copies()) {
      PupilIdentity owner = owners.get(copy.id());
      if (owner != null) {
        Correction correction = Correction.of(copy.number(), copy.pages());
        expected.put(owner, Scale.outOf20(correction.total(), MarkingScale.MAXIMUM));
      }
    }
    boolean isEmptyRightly = expected.isEmpty() && marks.size() == 0;
    stage
        .checks()
        .add(
            "marks.csv has each pupil's mark once, in PRONOTE's form",
            isEmptyRightly ? sitting.copies().size() : marks.size(),
            marks.faults(expected));
    checkOmitted(exam, expected.size());
  }

  private void checkOmitted(String exam, int exported) {
    JsonNode omitted = stage.secretariat().get(exam + "marks").expect(200).json().path("omitted");
    int missing = sitting.copies().size() - exported;
    stage
        .checks()
        .add(
            "Every copy that is not in marks.csv is listed with its reason",
            omitted.size() == missing,
            "%d omitted, %d listed".formatted(missing, omitted.size()));
  }
}
