package org.korrigo.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.standalone.demo.Sitting.DeskCopy;
import org.korrigo.standalone.demo.client.SeenEvent;

class LivesOnKafkaTest {
  private final LivesOnKafka lives =
      new LivesOnKafka(new Sitting("exam", List.of(new DeskCopy(1, "copy", "K7", 4))));
  private final List<SeenEvent> seen = new ArrayList<>();

  @BeforeEach
  void aWholeLife() {
    seen.add(event("org.korrigo.exams.copy-ready.v1", null));
    for (String action : List.of("IMPORT", "VALIDATE", "LOCK", "CREATE_ANN", "FINALIZE")) {
      seen.add(event("org.korrigo.grading.grading-event.v1", action));
    }
  }

  @Test
  void aWholeLifeIsFaultless() {
    assertThat(lives.faults(seen)).isEmpty();
  }

  @Test
  void aLifeWithoutItsEndIsAFault() {
    seen.removeLast();

    assertThat(lives.faults(seen)).containsExactly("copy 1: FINALIZE × 0");
  }

  @Test
  void aLifeWithoutALockIsAFault() {
    seen.remove(3);

    assertThat(lives.faults(seen)).containsExactly("copy 1 was never locked");
  }

  @Test
  void whatHappenedTwiceIsAFault() {
    seen.add(event("org.korrigo.exams.copy-ready.v1", null));

    assertThat(lives.faults(seen)).containsExactly("copy 1: CopyReady × 2");
  }

  private static SeenEvent event(String type, String action) {
    return new SeenEvent(
        "id",
        type,
        "topic",
        JsonNodeFactory.instance
            .objectNode()
            .put("exam_id", "exam")
            .put("copy_id", "copy")
            .put("action", action));
  }
}
