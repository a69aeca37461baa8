package org.korrigo.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.korrigo.standalone.Complaint;
import org.korrigo.standalone.demo.Sitting.DeskCopy;
import org.korrigo.standalone.demo.client.Patience;

/** The secretariat creates the exam and gives it the scanned batch. */
record Scanning(Stage stage, Batch batch) {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  /** Walks from the empty exam to copies on the desk. */
  Sitting scan() throws IOException {
    String exam = createExam();
    String job = upload(exam);
    follow(job);
    List<DeskCopy> copies = copies(exam);
    stage.tell(
        "exams",
        "%d copies of %d pages proposed".formatted(copies.size(), batch.pagesPerCopy()),
        "CopyStaged",
        event -> event.is("CopyStaged", exam),
        copies.size());
    check(copies);
    return new Sitting(exam, copies);
  }

  private String createExam() {
    LocalDateTime now = LocalDateTime.now(ZoneId.systemDefault());
    Map<String, Object> exam = new HashMap<>();
    exam.put("name", "Bac blanc de mathématiques, démonstration du " + MINUTE.format(now));
    exam.put("date", now.toLocalDate().toString());
    exam.put("upload_mode", "BATCH_A3");
    exam.put("grading_structure", MarkingScale.tree());
    if (batch.isSynthetic()) {
      exam.put("identity_zone", 0.26);
    }
    if (batch.isNameOnFirstSheetOnly()) {
      exam.put("identity_on", "FIRST_SHEET");
    }
    String id =
        stage.secretariat().post("/api/exams", exam).expect(201, 200).json().path("id").asText();
    stage.tell(
        "exams",
        "exam created, marked out of %s".formatted(MarkingScale.MAXIMUM.toPlainString()),
        "ExamDefined",
        event -> event.is("ExamDefined", id),
        1);
    return id;
  }

  private String upload(String exam) throws IOException {
    String pages = Integer.toString(batch.pagesPerCopy());
    JsonNode taken =
        stage
            .secretariat()
            .upload(
                "/api/exams/%s/uploads".formatted(exam),
                batch.scan(),
                "application/pdf",
                Map.of("pages_per_copy", pages))
            .expect(202, 200)
            .json();
    stage
        .narration()
        .step(
            "exams",
            String.format(
                Locale.ROOT,
                "scan taken: %.1f MB, cutting has begun",
                Files.size(batch.scan()) / 1e6),
            "");
    return taken.path("jobs").path(0).path("id").asText();
  }

  private void follow(String job) {
    Patience patience = new Patience(PATIENCE);
    while (!patience.isOver()) {
      stage.secretariat().follow("/api/exams/jobs/%s/events".formatted(job), this::show);
      JsonNode state = stage.secretariat().get("/api/exams/jobs/" + job).expect(200).json();
      show(state);
      switch (state.path("state").asText()) {
        case "DONE" -> {
          finished(state);
          return;
        }
        case "FAILED" -> throw new Complaint("The scan could not be cut: " + state.path("faults"));
        default -> Patience.pause();
      }
    }
    throw new Complaint("The scan was not cut within " + PATIENCE.toMinutes() + " minutes");
  }

  private void show(JsonNode job) {
    stage
        .narration()
        .progress("exams", "A3 sides cut", job.path("done").asInt(), job.path("total").asInt());
  }

  private void finished(JsonNode job) {
    int sides = job.path("total").asInt();
    stage.narration().step("exams", "%d A3 sides cut".formatted(sides), "");
    List<String> faults = new ArrayList<>();
    for (JsonNode fault : job.path("faults")) {
      faults.add(
          "side %s: %s".formatted(fault.path("side").asText(), fault.path("message").asText()));
    }
    faults.forEach(stage.narration()::detail);
    if (batch.isSynthetic()) {
      stage.checks().add("No fault is seen in a faultless scan", sides, faults);
    }
  }

  /** Copies in the order of their first sheet in the scan. */
  private List<DeskCopy> copies(String exam) {
    Map<String, Integer> firstPages = new HashMap<>();
    for (JsonNode booklet :
        stage.secretariat().list("/api/exams/%s/booklets?limit=200".formatted(exam))) {
      firstPages.put(booklet.path("id").asText(), booklet.path("start_page").asInt());
    }
    List<JsonNode> found =
        new ArrayList<>(stage.secretariat().list("/api/exams/%s/copies?limit=200".formatted(exam)));
    found.replaceAll(this::whole);
    found.sort(Comparator.comparingInt(copy -> firstPage(copy, firstPages)));
    List<DeskCopy> copies = new ArrayList<>();
    for (JsonNode copy : found) {
      copies.add(
          new DeskCopy(
              copies.size() + 1,
              copy.path("id").asText(),
              copy.path("anonymous_id").asText(),
              copy.path("page_count").asInt()));
    }
    return copies;
  }

  private JsonNode whole(JsonNode copy) {
    return copy.has("booklet_ids")
        ? copy
        : stage
            .secretariat()
            .get("/api/exams/copies/" + copy.path("id").asText())
            .expect(200)
            .json();
  }

  private static int firstPage(JsonNode copy, Map<String, Integer> firstPages) {
    int first = Integer.MAX_VALUE;
    for (JsonNode booklet : copy.path("booklet_ids")) {
      first = Math.min(first, firstPages.getOrDefault(booklet.asText(), Integer.MAX_VALUE));
    }
    return first;
  }

  private void check(List<DeskCopy> copies) {
    List<String> faults = new ArrayList<>();
    if (batch.isSynthetic() && copies.size() != batch.writers().size()) {
      faults.add("%d copies from %d pupils".formatted(copies.size(), batch.writers().size()));
    }
    for (DeskCopy copy : copies) {
      if (copy.pages() != batch.pagesPerCopy()) {
        faults.add("copy %d has %d pages".formatted(copy.number(), copy.pages()));
      }
    }
    stage
        .checks()
        .add("The scan becomes one copy per pupil, all pages there", copies.size(), faults);
  }
}
