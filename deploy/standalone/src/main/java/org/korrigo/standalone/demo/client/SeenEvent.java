package org.korrigo.standalone.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An event as it stood on Kafka: CloudEvents attributes and JSON.
 *
 * @param id the event's own id, the same in every delivery
 * @param type CloudEvents type, e.g. {@code org.korrigo.exams.copy-staged.v1}
 * @param topic where it was
 * @param data what it says
 */
public record SeenEvent(String id, String type, String topic, JsonNode data) {

  /** The type as people say it: {@code CopyStaged}. */
  public String name() {
    String[] parts = type.split("\\.", -1);
    String kebab = parts.length < 2 ? type : parts[parts.length - 2];
    return Arrays.stream(kebab.split("-", -1))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  /** Whether it is of this type and about this exam. */
  public boolean is(String name, String examId) {
    return name().equals(name) && data.path("exam_id").asText("").equals(examId);
  }

  /** Whether it is a journal row of this exam with this action. */
  public boolean isAction(String action, String examId) {
    return is("GradingEvent", examId) && data.path("action").asText("").equals(action);
  }

  /** The copy it is about, or the empty text. */
  public String copyId() {
    return data.path("copy_id").asText("");
  }
}
