package org.korrigo.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.korrigo.standalone.demo.Sitting.DeskCopy;
import org.korrigo.standalone.demo.check.PupilIdentity;
import org.korrigo.standalone.demo.client.Answer;
import org.korrigo.standalone.demo.client.Patience;
import org.korrigo.standalone.demo.client.Person;

/** A pupil with an account sees nothing before the release, then the own result and no other's. */
final class PupilsView {
  private static final String RESULTS = "/api/grading/results";

  private final Stage stage;
  private final Sitting sitting;
  private final Map<String, PupilIdentity> owners;
  private final DeskCopy own;

  /**
   * @param owners at least one
   */
  PupilsView(Stage stage, Sitting sitting, Map<String, PupilIdentity> owners) {
    this.stage = stage;
    this.sitting = sitting;
    this.owners = owners;
    String subject = stage.pupil().subject();
    List<DeskCopy> owned =
        sitting.copies().stream().filter(copy -> owners.containsKey(copy.id())).toList();
    this.own =
        owned.stream()
            .filter(copy -> owners.get(copy.id()).userId().equals(subject))
            .findFirst()
            .orElse(owned.getFirst());
  }

  /** Gives the account to a pupil who has a copy, unless it has one from an earlier walk. */
  void link(List<PupilIdentity> roster) {
    String subject = stage.pupil().subject();
    PupilIdentity pupil = owners.get(own.id());
    if (pupil.userId().equals(subject)) {
      stage.narration().step("students", "the account eleve1 is a pupil's already", "");
      return;
    }
    Optional<PupilIdentity> former =
        roster.stream().filter(other -> other.userId().equals(subject)).findFirst();
    former.ifPresent(other -> account(other, null));
    account(pupil, subject);
    stage.tell(
        "students",
        "the account eleve1 is given to the pupil of copy %d".formatted(own.number()),
        "StudentEnrolled",
        event ->
            event.name().equals("StudentEnrolled")
                && event.data().path("user_id").asText("").equals(subject),
        1);
  }

  private void account(PupilIdentity pupil, String subject) {
    Map<String, Object> body = new HashMap<>();
    body.put("user_id", subject);
    stage
        .secretariat()
        .put("/api/students/%d/account".formatted(pupil.studentId()), body, Map.of())
        .expect(200, 204);
  }

  void lookBeforeRelease() {
    boolean isHidden =
        find(stage.pupil()).isEmpty()
            && stage.pupil().get(RESULTS + "/" + own.id()).status() != 200;
    stage
        .checks()
        .add(
            "Before the release a pupil sees nothing of it",
            isHidden,
            isHidden ? "nothing seen" : "the result is seen");
  }

  void lookAfterRelease() {
    Patience patience = new Patience(Duration.ofSeconds(30));
    while (find(stage.pupil()).isEmpty() && !patience.isOver()) {
      Patience.pause();
    }
    List<JsonNode> own = find(stage.pupil());
    checkOwn(own);
    checkOthers();
    stage.narration().step("grading", "the pupil reads the own result and PDF, no other's", "");
  }

  private void checkOwn(List<JsonNode> listed) {
    JsonNode result = stage.pupil().get(RESULTS + "/" + own.id()).expect(200).json().path("result");
    Answer pdf = stage.pupil().get(RESULTS + "/" + own.id() + "/pdf");
    Correction correction = Correction.of(own.number(), own.pages());
    boolean isRight =
        listed.size() == 1
            && result.path("total").decimalValue().compareTo(correction.total()) == 0
            && pdf.status() == 200
            && pdf.header("Content-Type").startsWith("application/pdf");
    stage
        .checks()
        .add(
            "After it a pupil reads the own result and PDF",
            isRight,
            "%d result, %s of %s, PDF %d"
                .formatted(
                    listed.size(), result.path("total"), result.path("maximum"), pdf.status()));
  }

  private void checkOthers() {
    int refused = 0;
    int asked = 0;
    for (DeskCopy copy : sitting.copies()) {
      if (copy.id().equals(own.id())) {
        continue;
      }
      for (String path : List.of("", "/pdf")) {
        asked++;
        int status = stage.pupil().get(RESULTS + "/" + copy.id() + path).status();
        refused += status == 403 || status == 404 ? 1 : 0;
      }
    }
    asked += 2;
    refused += stage.otherPupil().get(RESULTS + "/" + own.id()).status() == 200 ? 0 : 1;
    refused += stage.pupil().get("/api/grading/copies/" + own.id()).status() == 403 ? 1 : 0;
    stage
        .checks()
        .add(
            "Another's result and the teachers' desk are refused to a pupil",
            refused == asked,
            "%d of %d refused".formatted(refused, asked));
  }

  private List<JsonNode> find(Person pupil) {
    return pupil.list(RESULTS).stream()
        .filter(result -> result.path("exam_id").asText().equals(sitting.examId()))
        .toList();
  }
}
