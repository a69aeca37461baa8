package org.korrigo.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.korrigo.standalone.demo.Correction.Note;
import org.korrigo.standalone.demo.Sitting.DeskCopy;
import org.korrigo.standalone.demo.check.HeaderInk;
import org.korrigo.standalone.demo.client.Answer;
import org.korrigo.standalone.demo.client.Person;

/** Two teachers share the copies: each locks one, reads it, annotates, scores and finalises it. */
final class Marking {
  private static final String COPIES = "/api/grading/copies/";

  private final Stage stage;
  private final Batch batch;
  private final Sitting sitting;
  private final List<String> totalFaults = new ArrayList<>();
  private final List<String> inkFaults = new ArrayList<>();

  Marking(Stage stage, Batch batch, Sitting sitting) {
    this.stage = stage;
    this.batch = batch;
    this.sitting = sitting;
  }

  void mark() throws IOException {
    int done = 0;
    for (DeskCopy copy : sitting.copies()) {
      stage.narration().progress("grading", "copies marked", done, sitting.copies().size());
      Person teacher = stage.teachers().get(done % stage.teachers().size());
      mark(teacher, copy, done == 0);
      done++;
    }
    stage.narration().progress("grading", "copies marked", done, done);
    tell("LOCK", "%d copies locked by two teachers, each in turn".formatted(done), done);
    int notes =
        sitting.copies().stream()
            .mapToInt(copy -> Correction.of(copy.number(), copy.pages()).notes().size())
            .sum();
    int slips = 1;
    tell(
        "CREATE_ANN",
        "%d annotations drawn, scores and remarks given".formatted(notes + slips),
        notes + slips);
    tell("UPDATE_ANN", "one of them was corrected", slips);
    tell("DELETE_ANN", "and taken away again", slips);
    tell("FINALIZE", "%d copies finalised, annotated PDFs made".formatted(done), done);
    stage.checks().add("Every total is what the marks' rules say (domain §3)", done, totalFaults);
    if (batch.isSynthetic()) {
      stage.checks().add("Teachers see no ink in any copy's header", done, inkFaults);
    }
  }

  private void tell(String action, String what, int count) {
    stage.tell("grading", what, action, event -> event.isAction(action, sitting.examId()), count);
  }

  private void mark(Person teacher, DeskCopy copy, boolean isFirst) throws IOException {
    Correction correction = Correction.of(copy.number(), copy.pages());
    Map<String, String> lock = lock(teacher, copy);
    if (isFirst) {
      checkSecondTeacherIsRefused(copy);
      checkFinalisingNeedsScores(teacher, copy, lock);
    }
    readPages(teacher, copy);
    for (Note note : correction.notes()) {
      teacher.post(COPIES + copy.id() + "/annotations", note.json(), lock).expect(201, 200);
    }
    if (isFirst) {
      changeOnesMind(teacher, copy, lock);
    }
    teacher
        .put(COPIES + copy.id() + "/scores", Map.of("scores", correction.scores()), lock)
        .expect(200);
    teacher
        .put(
            COPIES + copy.id() + "/remarks/" + Correction.REMARKED,
            Map.of("remark", correction.remark()),
            lock)
        .expect(200, 201);
    teacher
        .put(
            COPIES + copy.id() + "/appreciation",
            Map.of("global_appreciation", correction.appreciation()),
            lock)
        .expect(200);
    finalise(teacher, copy, lock);
    compareTotal(teacher, copy, correction.total());
  }

  private static Map<String, String> lock(Person teacher, DeskCopy copy) {
    JsonNode lock = teacher.post(COPIES + copy.id() + "/lock", null).expect(201, 200).json();
    return Map.of("Lock-Token", lock.path("token").asText());
  }

  private void checkSecondTeacherIsRefused(DeskCopy copy) {
    Answer answer = stage.teachers().get(1).post(COPIES + copy.id() + "/lock", null);
    stage
        .checks()
        .add(
            "A copy that one teacher holds is refused to another",
            answer.status() == 423 && answer.problem().equals("copy-locked"),
            answer.status() + " " + answer.problem());
  }

  private void checkFinalisingNeedsScores(Person teacher, DeskCopy copy, Map<String, String> lock) {
    Answer answer = teacher.post(COPIES + copy.id() + "/finalisation", null, lock);
    stage
        .checks()
        .add(
            "A copy without its scores cannot be finalised",
            answer.status() == 409 && answer.problem().equals("scores-missing"),
            answer.status() + " " + answer.problem());
  }

  private void readPages(Person teacher, DeskCopy copy) throws IOException {
    JsonNode shown = teacher.get(COPIES + copy.id()).expect(200).json();
    for (JsonNode page : shown.path("pages")) {
      int index = page.path("page_index").asInt();
      Answer picture = teacher.get(page.path("href").asText()).expect(200);
      if (index == 0 && batch.isSynthetic()) {
        BufferedImage pixels = ImageIO.read(new ByteArrayInputStream(picture.body()));
        if (pixels == null || !HeaderInk.isClean(pixels)) {
          inkFaults.add("copy %d still shows its header".formatted(copy.number()));
        }
      }
    }
  }

  /** Draws one annotation, corrects it, and takes it away again. */
  private static void changeOnesMind(Person teacher, DeskCopy copy, Map<String, String> lock) {
    Note slip = new Note(0, "COMMENT", 0.5, 0.7, "Remarque écrite par erreur", null);
    Answer drawn =
        teacher.post(COPIES + copy.id() + "/annotations", slip.json(), lock).expect(201, 200);
    String path = "/api/grading/annotations/" + drawn.json().path("id").asText();
    Note better = new Note(0, "COMMENT", 0.5, 0.72, "Remarque corrigée", null);
    Answer changed =
        teacher.put(path, better.json(), withTag(lock, drawn.header("ETag"))).expect(200);
    teacher.delete(path, withTag(lock, changed.header("ETag"))).expect(200, 204);
  }

  private static Map<String, String> withTag(Map<String, String> lock, String tag) {
    return Map.of("Lock-Token", lock.get("Lock-Token"), "If-Match", tag);
  }

  /** A finalisation whose answer was lost on the way may have succeeded: the copy tells. */
  private static void finalise(Person teacher, DeskCopy copy, Map<String, String> lock) {
    Answer answer = teacher.post(COPIES + copy.id() + "/finalisation", null, lock);
    if (answer.status() == 409 || answer.status() == 423) {
      JsonNode shown = teacher.get(COPIES + copy.id()).expect(200).json();
      if (shown.path("status").asText().equals("GRADED")) {
        return;
      }
    }
    answer.expect(200);
  }

  private void compareTotal(Person teacher, DeskCopy copy, BigDecimal expected) {
    JsonNode shown = teacher.get(COPIES + copy.id()).expect(200).json();
    BigDecimal total = shown.path("total").decimalValue();
    if (total.compareTo(expected) != 0 || !shown.path("status").asText().equals("GRADED")) {
      totalFaults.add(
          "copy %d is %s with %s instead of %s"
              .formatted(copy.number(), shown.path("status").asText(), total, expected));
    }
    teacher.get(COPIES + copy.id() + "/journal").expect(200);
  }
}
