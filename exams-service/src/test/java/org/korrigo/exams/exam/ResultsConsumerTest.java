package org.korrigo.exams.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.newExam;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.grading.ResultsReleased;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ResultsConsumerTest {
  private static final Instant RELEASED = Instant.parse("2026-02-01T10:00:00Z");

  @Test
  void aReleaseIsShownOnceAndTakenBackAndNeverByALateEvent() {
    String exam = newExam();
    UUID event = UUID.randomUUID();
    Broker.publish(released(exam, RELEASED), event, 10);
    awaitReleased(exam, RELEASED.toString());
    Broker.publish(released(exam, RELEASED), event, 10);

    Broker.publish(released(exam, null), UUID.randomUUID(), 12);
    awaitReleased(exam, null);
    UUID late = UUID.randomUUID();
    Broker.publish(released(exam, RELEASED), late, 11);

    await()
        .untilAsserted(
            () ->
                assertThat(Database.query("select 1 from inbox where event_id = ?", late))
                    .hasSize(1));
    awaitReleased(exam, null);
  }

  @Test
  void aReleaseDoesNotMakeStaleWhatAPersonIsEditing() {
    String exam = newExam();
    Broker.publish(released(exam, RELEASED));
    awaitReleased(exam, RELEASED.toString());

    admin()
        .header("If-Match", "\"0\"")
        .contentType("application/json")
        .body("{\"name\":\"Renamed\",\"date\":\"2026-01-15\"}")
        .put("/api/exams/" + exam)
        .then()
        .statusCode(200);

    awaitReleased(exam, RELEASED.toString());
  }

  private static ResultsReleased released(String exam, Instant at) {
    return new ResultsReleased(UUID.fromString(exam), at, "secretariat-subject");
  }

  private static void awaitReleased(String exam, String at) {
    await()
        .untilAsserted(
            () ->
                assertThat(
                        admin()
                            .get("/api/exams/" + exam)
                            .then()
                            .extract()
                            .<String>path("results_released_at"))
                    .isEqualTo(at));
  }
}
