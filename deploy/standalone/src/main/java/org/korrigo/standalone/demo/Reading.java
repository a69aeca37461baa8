package org.korrigo.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * What identification made of one copy's header.
 *
 * @param json as it was answered
 */
record Reading(JsonNode json) {
  private static final int SHOWN = 46;

  /** Whether anybody, rule or person, has decided. */
  boolean isDecided() {
    return !json.path("decision").asText("").isEmpty();
  }

  /** Whether the rule decided. */
  boolean isAutomatic() {
    return json.path("decision").asText("").equals("AUTO");
  }

  /** Whose the copy is, or null. */
  Integer studentId() {
    JsonNode id = json.path("student").path("id");
    return id.isInt() ? id.intValue() : null;
  }

  /** Text, confidence and decision as they are, good or bad. */
  String line() {
    String text = json.path("detected_text").asText("").replaceAll("\\s+", " ").strip();
    String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…";
    return String.format(
        Locale.ROOT,
        "%-46s  %.2f  %s",
        text.isEmpty() ? "(nothing read)" : shown,
        json.path("confidence").asDouble(),
        decision());
  }

  private String decision() {
    if (isAutomatic()) {
      return "AUTO: " + name(json.path("student"));
    }
    JsonNode best = json.path("candidates").path(0);
    return best.isMissingNode()
        ? "waits, no candidate"
        : String.format(
            Locale.ROOT, "waits, best guess %s (%.2f)", name(best), best.path("score").asDouble());
  }

  private static String name(JsonNode student) {
    return student.path("last_name").asText() + " " + student.path("first_name").asText();
  }
}
