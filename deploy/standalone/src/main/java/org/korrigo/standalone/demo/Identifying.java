package org.korrigo.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.korrigo.standalone.Complaint;
import org.korrigo.standalone.demo.Batch.Writer;
import org.korrigo.standalone.demo.Sitting.DeskCopy;
import org.korrigo.standalone.demo.check.PupilIdentity;
import org.korrigo.standalone.demo.client.Patience;

/**
 * The headers are read by the suite; what it is not sure of is settled by a person, here played
 * from what is known about the batch.
 */
record Identifying(Stage stage, Batch batch, Sitting sitting, List<PupilIdentity> roster) {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Answers whose each copy is, by copy id; copies that nobody could settle are left out. */
  Map<String, PupilIdentity> identify() {
    awaitReading();
    Map<String, Reading> readings = readings();
    showReadings(readings);
    checkAutomatic(readings);
    int settled = settleWaiting(readings);
    Map<String, PupilIdentity> owners = owners(readings());
    stage.tell(
        "identification",
        "%d copies identified, %d of them by a person at the desk"
            .formatted(owners.size(), settled),
        "CopyIdentified",
        event -> event.is("CopyIdentified", sitting.examId()),
        owners.size());
    checkOwners(owners);
    return owners;
  }

  private void awaitReading() {
    Patience patience = new Patience(PATIENCE);
    int copies = sitting.copies().size();
    while (!patience.isOver()) {
      JsonNode progress =
          stage
              .secretariat()
              .get("/api/identification/exams/%s/progress".formatted(sitting.examId()))
              .expect(200, 404)
              .json();
      int read = progress.path("waiting").asInt() + progress.path("decided").asInt();
      stage.narration().progress("identification", "headers read", read, copies);
      if (read >= copies && progress.path("reading").asInt() == 0) {
        return;
      }
      Patience.pause();
    }
    throw new Complaint("The headers were not read within " + PATIENCE.toMinutes() + " minutes");
  }

  private Map<String, Reading> readings() {
    Map<String, Reading> readings = new HashMap<>();
    stage
        .secretariat()
        .list("/api/identification/exams/%s/copies?limit=200".formatted(sitting.examId()))
        .forEach(reading -> readings.put(reading.path("copy_id").asText(), new Reading(reading)));
    return readings;
  }

  private void showReadings(Map<String, Reading> readings) {
    long automatic = readings.values().stream().filter(Reading::isAutomatic).count();
    stage
        .narration()
        .step(
            "identification",
            "%d headers read: %d decided by rule, %d wait for a person"
                .formatted(readings.size(), automatic, readings.size() - automatic),
            "");
    for (DeskCopy copy : sitting.copies()) {
      Reading reading = readings.get(copy.id());
      stage
          .narration()
          .detail(
              "copy %2d  %s"
                  .formatted(copy.number(), reading == null ? "(not there)" : reading.line()));
    }
  }

  private void checkAutomatic(Map<String, Reading> readings) {
    List<String> faults = new ArrayList<>();
    int automatic = 0;
    for (DeskCopy copy : sitting.copies()) {
      Optional<Writer> writer = batch.writer(copy.number());
      Reading reading = readings.get(copy.id());
      if (reading == null || writer.isEmpty() || !reading.isAutomatic()) {
        continue;
      }
      automatic++;
      PupilIdentity decided = pupil(reading.studentId());
      if (!decided.isNamed(writer.get().lastName(), writer.get().firstName())) {
        faults.add("copy %d was given to another pupil".formatted(copy.number()));
      }
    }
    if (automatic > 0) {
      stage.checks().add("No automatic decision is wrong", automatic, faults);
    }
  }

  private PupilIdentity pupil(int studentId) {
    return roster.stream()
        .filter(pupil -> pupil.studentId() == studentId)
        .findFirst()
        .orElseThrow(() -> new Complaint("A copy was given to a pupil who is not on the roster"));
  }

  /** What a person does who looks at the header and picks the pupil, by the same request. */
  private int settleWaiting(Map<String, Reading> readings) {
    List<DeskCopy> waiting =
        sitting.copies().stream()
            .filter(copy -> batch.writer(copy.number()).isPresent())
            .filter(copy -> readings.containsKey(copy.id()))
            .filter(copy -> !readings.get(copy.id()).isDecided())
            .toList();
    if (!waiting.isEmpty()) {
      stage
          .narration()
          .detail(
              "the demonstration now plays the person at the desk, who knows "
                  + (batch.isSynthetic() ? "what was made up" : "what --settle says"));
    }
    int settled = 0;
    for (DeskCopy copy : waiting) {
      stage
          .secretariat()
          .put(
              "/api/identification/copies/%s/student".formatted(copy.id()),
              Map.of("student_id", find(batch.writer(copy.number()).orElseThrow())),
              Map.of())
          .expect(200);
      settled++;
      stage.narration().progress("identification", "settled by a person", settled, waiting.size());
    }
    return settled;
  }

  private int find(Writer writer) {
    return roster.stream()
        .filter(pupil -> pupil.isNamed(writer.lastName(), writer.firstName()))
        .findFirst()
        .map(PupilIdentity::studentId)
        .orElseThrow(() -> new Complaint("Nobody on the roster is called " + writer));
  }

  private Map<String, PupilIdentity> owners(Map<String, Reading> readings) {
    Map<String, PupilIdentity> owners = new HashMap<>();
    readings.forEach(
        (copy, reading) -> {
          if (reading.studentId() != null) {
            owners.put(copy, pupil(reading.studentId()));
          }
        });
    return owners;
  }

  private void checkOwners(Map<String, PupilIdentity> owners) {
    List<String> faults = new ArrayList<>();
    int known = 0;
    for (DeskCopy copy : sitting.copies()) {
      Optional<Writer> writer = batch.writer(copy.number());
      PupilIdentity owner = owners.get(copy.id());
      if (writer.isPresent()) {
        known++;
        if (owner == null || !owner.isNamed(writer.get().lastName(), writer.get().firstName())) {
          faults.add("copy %d is not its writer's".formatted(copy.number()));
        }
      }
    }
    if (known > 0) {
      stage.checks().add("Every copy belongs to the pupil who wrote it", known, faults);
    }
  }
}
