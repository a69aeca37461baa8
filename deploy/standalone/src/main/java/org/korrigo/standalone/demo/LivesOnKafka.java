package org.korrigo.standalone.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.korrigo.standalone.demo.Sitting.DeskCopy;
import org.korrigo.standalone.demo.client.SeenEvent;

/** Whether Kafka alone tells each copy's whole life, complete and single. */
record LivesOnKafka(Sitting sitting) {
  private static final List<String> ONCE = List.of("IMPORT", "VALIDATE", "FINALIZE");

  void check(Stage stage) {
    List<SeenEvent> seen =
        stage
            .events()
            .seen(event -> event.data().path("exam_id").asText("").equals(sitting.examId()));
    stage
        .checks()
        .add("Kafka tells every copy's whole life, complete and single", seen.size(), faults(seen));
  }

  /** What is missing or too much in the exam's events. */
  List<String> faults(List<SeenEvent> seen) {
    List<String> faults = new ArrayList<>();
    for (DeskCopy copy : sitting.copies()) {
      List<SeenEvent> life =
          seen.stream().filter(event -> event.copyId().equals(copy.id())).toList();
      expectOne(copy, "CopyReady", count(life, event -> event.name().equals("CopyReady")), faults);
      for (String action : ONCE) {
        expectOne(copy, action, count(life, event -> isAction(event, action)), faults);
      }
      if (count(life, event -> isAction(event, "LOCK")) == 0) {
        faults.add("copy %d was never locked".formatted(copy.number()));
      }
    }
    return faults;
  }

  private static boolean isAction(SeenEvent event, String action) {
    return event.data().path("action").asText("").equals(action);
  }

  private static long count(List<SeenEvent> life, Predicate<SeenEvent> wanted) {
    return life.stream().filter(wanted).count();
  }

  private static void expectOne(DeskCopy copy, String what, long count, List<String> faults) {
    if (count != 1) {
      faults.add("copy %d: %s × %d".formatted(copy.number(), what, count));
    }
  }
}
