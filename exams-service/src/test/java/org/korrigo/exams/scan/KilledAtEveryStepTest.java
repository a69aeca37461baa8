package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.contracts.event.CloudEventHeaders;
import org.korrigo.contracts.event.Topic;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/**
 * A worker dies at each moment of a job in turn: at each side that it looks at, and before and
 * after each file that it reads or stores and each step in the database. Another goes on, and the
 * outcome is that of a job that nobody disturbed.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class KilledAtEveryStepTest extends MortalWorkers {
  static Stream<Named<byte[]>> batches() {
    return Stream.of(
        Named.of(
            "copies with an annex each",
            new PaperBatch().landscapeSheet(60).annex(30).landscapeSheet(61).annex(31).bytes()),
        Named.of(
            "a white sheet and a page of another format among sheets",
            new PaperBatch()
                .landscapeSheet(62)
                .white()
                .white()
                .landscapeSheet(63)
                .a4()
                .landscapeSheet(64)
                .bytes()));
  }

  @ParameterizedTest
  @MethodSource("batches")
  void whereverAWorkerDiesAnotherEndsTheJobAsIfNothingHadBeen(byte[] batch) throws Exception {
    // Given a job that nobody disturbed
    String exam = newExam();
    UUID job = UUID.fromString(processed(exam, batch, 4).path("id"));
    UUID upload =
        (UUID)
            Database.query("select upload_id from scan_job where id = ?", job)
                .getFirst()
                .get("upload_id");
    List<List<Map<String, Object>>> undisturbed = outcome(upload);
    assertThat(undisturbed).noneMatch(table -> table.toString().contains("RUNNING"));
    Set<String> copies = copies(exam);

    int moment = 0;
    boolean died = true;
    while (died) {
      // When a worker dies at the next moment, and another goes on
      moment++;
      asIfNothingWereDone(job, exam, upload);
      Lifetime life = new Lifetime(moment);
      died = !isDone(life, claimed(job, exam, upload));
      if (!"DONE".equals(state(job))) {
        finish(claimed(job, exam, upload));
      }

      // Then nobody can tell
      assertThat(outcome(upload)).as("killed at moment %d", moment).isEqualTo(undisturbed);
      copies.addAll(copies(exam));
    }
    assertThat(moment).as("moments of the job").isGreaterThan(40);
    assertEachToldOnce(copies);
  }

  private static Set<String> copies(String exam) {
    return Database.query("select id from copy where exam_id = ?", UUID.fromString(exam)).stream()
        .map(row -> row.get("id").toString())
        .collect(Collectors.toSet());
  }

  private static void assertEachToldOnce(Set<String> copies) {
    await()
        .untilAsserted(
            () -> {
              List<String> told = new ArrayList<>();
              Broker.records(Topic.COPY_LIFECYCLE.topicName()).stream()
                  .filter(record -> copies.contains(record.key()))
                  .filter(
                      record ->
                          Broker.header(record, CloudEventHeaders.TYPE).contains("copy-staged"))
                  .forEach(record -> told.add(record.key()));
              assertThat(told).containsExactlyInAnyOrderElementsOf(copies);
            });
  }

  private static void asIfNothingWereDone(UUID job, String exam, UUID upload) throws SQLException {
    Database.execute("delete from copy where exam_id = ?", UUID.fromString(exam));
    Database.execute("delete from scan_side where upload_id = ?", upload);
    Database.execute("delete from annex_leaf where upload_id = ?", upload);
    Database.execute("delete from booklet where upload_id = ?", upload);
    Database.execute("update upload set question = null where id = ?", upload);
    Database.execute(
        "update scan_job set state = 'QUEUED', done = 0, attempts = 0, notes = '[]', started_at ="
            + " null, finished_at = null, lease_token = null, lease_until = now() + interval '1"
            + " hour' where id = ?",
        job);
  }
}
