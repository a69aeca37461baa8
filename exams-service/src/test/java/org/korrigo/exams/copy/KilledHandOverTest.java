package org.korrigo.exams.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.handedOver;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.database.DatabaseStep;
import org.korrigo.contracts.event.CloudEventHeaders;
import org.korrigo.contracts.event.EventType;
import org.korrigo.contracts.event.Topic;
import org.korrigo.contracts.exams.CopyReady;
import org.korrigo.contracts.json.JsonConventions;
import org.korrigo.contracts.outbox.Outbox;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.exams.exam.ExamProgress;
import org.korrigo.exams.ledger.CopyLedger;
import org.korrigo.exams.scan.Lifetime;
import org.korrigo.exams.scan.MortalFiles;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.exams.work.HeavyWork;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/**
 * A worker dies at each moment of a hand-over in turn, of one copy each: before and after each file
 * that it reads or stores, and before and after the transition. Another goes on, and each copy is
 * handed over once, with the pages of a hand-over that nobody disturbed.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class KilledHandOverTest {
  /** More than a hand-over has moments. */
  private static final int COPIES = 40;

  @Inject CopyRepository copies;
  @Inject Compositions compositions;
  @Inject ExamProgress exams;
  @Inject CopyLedger ledger;
  @Inject Outbox outbox;
  @Inject HeavyWork work;
  @Inject FileStore files;

  @Test
  void whereverAWorkerDiesAnotherHandsTheCopyOverOnceAndWhole() throws SQLException {
    // Given
    List<byte[]> scans = List.of(batch(0), batch(COPIES / 2));
    String undisturbed = newExam();
    scans.forEach(scan -> processed(undisturbed, scan, 4));
    handedOver(undisturbed);
    String exam = newExam();
    scans.forEach(scan -> processed(exam, scan, 4));
    List<String> paper = copies(exam);

    // When
    List<Integer> survived = new ArrayList<>();
    for (int moment = 1; moment <= COPIES; moment++) {
      if (isDone(new Lifetime(moment), UUID.fromString(paper.get(moment - 1)))) {
        survived.add(moment);
      }
    }
    UUID id = leftBehind(exam, paper);

    // Then
    assertThat(survived).isNotEmpty().hasSizeLessThan(COPIES - 20);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                admin()
                    .get("/api/exams/hand-overs/" + id)
                    .then()
                    .body("done", is(COPIES))
                    .body("faults", empty()));
    List<String> others = copies(undisturbed);
    await()
        .untilAsserted(
            () -> {
              List<CopyReady> all = handOvers();
              for (int i = 0; i < COPIES; i++) {
                CopyReady ready = onlyOne(all, paper.get(i));
                CopyReady other = onlyOne(all, others.get(i));
                assertThat(ready.pdf()).isEqualTo(other.pdf());
                assertThat(ready.pages()).isEqualTo(other.pages());
              }
            });
  }

  private static List<CopyReady> handOvers() throws IOException {
    ObjectMapper json = JsonConventions.newMapper();
    List<CopyReady> all = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> told : Broker.records(Topic.COPY_LIFECYCLE.topicName())) {
      if (Broker.header(told, CloudEventHeaders.TYPE).equals(EventType.COPY_READY.type())) {
        all.add(json.readValue(told.value(), CopyReady.class));
      }
    }
    return all;
  }

  private static CopyReady onlyOne(List<CopyReady> all, String copy) {
    List<CopyReady> ready =
        all.stream().filter(told -> told.copyId().toString().equals(copy)).toList();
    assertThat(ready).as("hand-overs of %s", copy).hasSize(1);
    return ready.getFirst();
  }

  /** Half of the copies, for one upload would be too large. */
  private static byte[] batch(int first) {
    PaperBatch batch = new PaperBatch();
    for (int sheet = first; sheet < first + COPIES / 2; sheet++) {
      batch.recto(sheet).verso(sheet);
    }
    return batch.bytes();
  }

  /** Whether a worker handed a copy over without dying. */
  private boolean isDone(Lifetime life, UUID copy) {
    MortalFiles mortal = new MortalFiles(files, life);
    ValidatingCopies validating =
        new ValidatingCopies(
            copies,
            compositions,
            new AnonymousCopies(mortal, mortal.pages()),
            exams,
            ledger,
            outbox,
            work);
    try {
      DatabaseStep.await(() -> life.throughLater(() -> validating.handOver(copy, "secretariat")));
    } catch (Lifetime.OverException killed) {
      // it is what this test is about
    }
    return !life.isOver();
  }

  /** As workers leave copies whose leases have ended. */
  private static UUID leftBehind(String exam, List<String> copies) throws SQLException {
    UUID id = UUID.randomUUID();
    Database.execute(
        "insert into hand_over (id, exam_id, actor_id, created_at) values (?, ?, 'secretariat',"
            + " now())",
        id,
        UUID.fromString(exam));
    for (String copy : copies) {
      Database.execute(
          "insert into hand_over_copy (hand_over_id, copy_id, attempts, started_at, lease_until)"
              + " values (?, ?, 1, now(), now() - interval '1 second')",
          id,
          UUID.fromString(copy));
    }
    return id;
  }
}
