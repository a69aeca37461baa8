package org.korrigo.standalone.demo;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.korrigo.standalone.demo.check.Checks;
import org.korrigo.standalone.demo.client.EventWatch;
import org.korrigo.standalone.demo.client.Person;
import org.korrigo.standalone.demo.client.SeenEvent;

/**
 * Who walks, who watches and who takes notes: what every step needs.
 *
 * @param secretariat prepares, identifies, releases
 * @param teachers mark
 * @param pupil reads own results
 * @param otherPupil is linked to nobody
 * @param events what is seen on Kafka
 * @param narration tells
 * @param checks keeps what was verified
 */
record Stage(
    Person secretariat,
    List<Person> teachers,
    Person pupil,
    Person otherPupil,
    EventWatch events,
    Narration narration,
    Checks checks) {
  private static final Duration EVENT_PATIENCE = Duration.ofSeconds(60);

  /** Waits for so many events and tells the step with what was seen. */
  List<SeenEvent> tell(
      String service, String what, String event, Predicate<SeenEvent> wanted, int count) {
    if (count == 0) {
      narration.step(service, what, "(nothing to tell)");
      return List.of();
    }
    List<SeenEvent> seen = events.await(wanted, count, EVENT_PATIENCE);
    String times = count == 1 && seen.size() == 1 ? "" : " × " + seen.size();
    String missing = seen.size() < count ? " of %d expected".formatted(count) : "";
    narration.step(service, what, event + times + missing);
    return seen;
  }
}
