package org.korrigo.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.standalone.demo.Sitting.DeskCopy;
import org.korrigo.standalone.demo.client.Answer;
import org.korrigo.standalone.demo.client.Person;

/**
 * A teacher who tries every door: each reading endpoint that the services publish in their OpenAPI
 * documents is asked for with a teacher's token, with the ids of this sitting in its path. The
 * teacher's witness looks through all the answers for pupils.
 */
final class LookingEverywhere {
  private static final List<String> SERVICES =
      List.of("students", "exams", "identification", "grading");

  private final Stage stage;
  private final Map<String, String> idOf;

  LookingEverywhere(Stage stage, Sitting sitting, int aStudent) {
    this.stage = stage;
    DeskCopy copy = sitting.copies().getFirst();
    this.idOf =
        Map.of(
            "exams", sitting.examId(),
            "copies", copy.id(),
            "results", copy.id(),
            "students", Integer.toString(aStudent),
            "pages", "1",
            "headers", "1");
  }

  /** Tries them all; every one of them answers, and some of them with content. */
  void look() {
    Person teacher = stage.teachers().getFirst();
    List<String> paths = SERVICES.stream().flatMap(name -> paths(teacher, name).stream()).toList();
    int read = 0;
    List<String> faults = new ArrayList<>();
    for (String path : paths) {
      Answer answer = teacher.get(path);
      read += answer.status() == 200 ? 1 : 0;
      if (answer.status() >= 500) {
        faults.add(answer.status() + " from " + path);
      }
    }
    stage
        .narration()
        .step(
            "gateway",
            "a teacher tries %d addresses, %d of them answer with content"
                .formatted(paths.size(), read),
            "");
    stage
        .checks()
        .add(
            "A teacher who tries every address is answered properly",
            Math.min(read, paths.size() - read),
            faults);
  }

  private List<String> paths(Person teacher, String service) {
    JsonNode document =
        teacher.get("/api/%s/openapi?format=JSON".formatted(service)).expect(200).json();
    return document.path("paths").properties().stream()
        .filter(path -> path.getValue().has("get"))
        .map(path -> filled(path.getKey()))
        .toList();
  }

  /** The path with an id of this sitting for each parameter, told by the step before it. */
  private String filled(String path) {
    List<String> steps = new ArrayList<>();
    for (String step : path.split("/", -1)) {
      boolean isParameter = step.startsWith("{");
      steps.add(
          isParameter ? idOf.getOrDefault(steps.getLast(), UUID.randomUUID().toString()) : step);
    }
    return String.join("/", steps);
  }
}
