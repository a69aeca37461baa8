package org.korrigo.exams.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.handedOver;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.grading.CopyState;
import org.korrigo.contracts.grading.GradingAction;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.contracts.identification.CopyIdentified;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class CopyConsumerTest {
  private static final AtomicLong SEQUENCE = new AtomicLong(1_000_000);
  private static final Instant LOCKED_AT = Instant.parse("2026-01-20T08:00:00Z");

  @Test
  void anIdentifiedCopyShowsItsStudentAndLetsGoAgain() {
    Staged staged = new Staged(1);

    identify(staged, 0, 17, next());
    awaitOwner(staged, 0, 17);
    assertThat(show(staged, 0, "is_identified")).isEqualTo(true);

    identify(staged, 0, null, next());
    awaitOwner(staged, 0, null);
    assertThat(show(staged, 0, "is_identified")).isEqualTo(false);
  }

  @Test
  void aSecondDeliveryDoesNothing() {
    Staged staged = new Staged(1);
    UUID event = UUID.randomUUID();
    long first = next();
    Broker.publish(identified(staged, 0, 21), event, first);
    awaitOwner(staged, 0, 21);

    Broker.publish(identified(staged, 0, 99), event, next());
    identify(staged, 0, 22, next());

    awaitOwner(staged, 0, 22);
    assertThat(Database.query("select 1 from inbox where event_id = ?", event)).hasSize(1);
  }

  @Test
  void anOlderWordNeverReplacesANewerOne() {
    Staged staged = new Staged(1);
    long older = next();
    identify(staged, 0, 32, next());
    awaitOwner(staged, 0, 32);

    UUID late = UUID.randomUUID();
    Broker.publish(identified(staged, 0, 31), late, older);

    awaitReceived(late);
    awaitOwner(staged, 0, 32);
  }

  @Test
  void aStudentWhoMovesToAnotherCopyIsNeverOnBothWhicheverEventComesFirst() {
    Staged staged = new Staged(2);
    identify(staged, 0, 41, next());
    awaitOwner(staged, 0, 41);
    long released = next();
    long given = next();

    identify(staged, 1, 41, given);
    awaitOwner(staged, 1, 41);
    awaitOwner(staged, 0, null);
    UUID late = identify(staged, 0, null, released);

    awaitReceived(late);
    awaitOwner(staged, 0, null);
    awaitOwner(staged, 1, 41);
  }

  @Test
  void anOldWordAboutAStudentWhoIsElsewhereByNowNamesNobody() {
    Staged staged = new Staged(2);
    long old = next();
    identify(staged, 1, 51, next());
    awaitOwner(staged, 1, 51);

    UUID late = identify(staged, 0, 51, old);

    awaitReceived(late);
    awaitOwner(staged, 0, null);
    awaitOwner(staged, 1, 51);
    identify(staged, 0, 52, next());
    awaitOwner(staged, 0, 52);
  }

  @Test
  void theSameStudentMayHaveACopyInEachExam() {
    Staged one = new Staged(1);
    Staged other = new Staged(1);

    identify(one, 0, 61, next());
    identify(other, 0, 61, next());

    awaitOwner(one, 0, 61);
    awaitOwner(other, 0, 61);
  }

  @Test
  void whatGradingDoesIsShownAndIdentificationStaysOutOfIt() {
    Staged staged = new Staged(1).validated();
    identify(staged, 0, 71, next());
    awaitOwner(staged, 0, 71);

    Broker.publish(
        graded(staged, GradingAction.LOCK, locked("teacher-1")), UUID.randomUUID(), next());
    await().untilAsserted(() -> assertThat(show(staged, 0, "status")).isEqualTo("LOCKED"));
    assertThat(show(staged, 0, "locked_by_id")).isEqualTo("teacher-1");

    Broker.publish(graded(staged, GradingAction.FINALIZE, finalised()), UUID.randomUUID(), next());
    await().untilAsserted(() -> assertThat(show(staged, 0, "status")).isEqualTo("GRADED"));
    assertThat(show(staged, 0, "mark")).isEqualTo(15.5f);
    assertThat(show(staged, 0, "maximum")).isEqualTo(20.0f);
    assertThat(show(staged, 0, "locked_by_id")).isNull();
    assertThat(show(staged, 0, "graded_at")).isNotNull();
    assertThat(show(staged, 0, "global_appreciation")).isEqualTo("Bon travail");
    assertThat(show(staged, 0, "subject_variant")).isEqualTo("A");
    assertThat(show(staged, 0, "student_id")).isEqualTo(71);
  }

  @Test
  void aLateGradingEventChangesNothing() {
    Staged staged = new Staged(1).validated();
    long older = next();
    Broker.publish(graded(staged, GradingAction.FINALIZE, finalised()), UUID.randomUUID(), next());
    await().untilAsserted(() -> assertThat(show(staged, 0, "status")).isEqualTo("GRADED"));

    UUID late = UUID.randomUUID();
    Broker.publish(graded(staged, GradingAction.LOCK, locked("teacher-2")), late, older);

    awaitReceived(late);
    assertThat(show(staged, 0, "status")).isEqualTo("GRADED");
  }

  @Test
  void anImportSaysNothingOfTheCopyAndUnknownCopiesAreNoneOfOurs() {
    Staged staged = new Staged(1);
    UUID imported = UUID.randomUUID();
    Broker.publish(graded(staged, GradingAction.IMPORT, null), imported, next());
    UUID unknown = UUID.randomUUID();
    Broker.publish(
        new CopyIdentified(
            UUID.randomUUID(),
            UUID.randomUUID(),
            5,
            CopyIdentified.Decision.AUTO,
            null,
            Instant.now()),
        unknown,
        next());

    awaitReceived(imported);
    awaitReceived(unknown);
    assertThat(show(staged, 0, "status")).isEqualTo("STAGING");
  }

  /** An exam with copies in STAGING. */
  private static final class Staged {
    private final String exam = newExam();
    private final List<String> copies;

    Staged(int count) {
      processed(exam, PaperBatch.ofSheets(count), null);
      copies = copies(exam);
    }

    Staged validated() {
      handedOver(exam).then().body("faults", hasSize(0));
      return this;
    }

    UUID copy(int index) {
      return UUID.fromString(copies.get(index));
    }
  }

  private static long next() {
    return SEQUENCE.incrementAndGet();
  }

  private static UUID identify(Staged staged, int copy, Integer student, long sequence) {
    UUID id = UUID.randomUUID();
    Broker.publish(identified(staged, copy, student), id, sequence);
    return id;
  }

  private static CopyIdentified identified(Staged staged, int copy, Integer student) {
    return new CopyIdentified(
        staged.copy(copy),
        UUID.fromString(staged.exam),
        student,
        CopyIdentified.Decision.MANUAL,
        "secretariat-subject",
        Instant.now());
  }

  private static GradingEvent graded(Staged staged, GradingAction action, CopyState state) {
    return new GradingEvent(
        UUID.randomUUID(),
        staged.copy(0),
        UUID.fromString(staged.exam),
        action,
        "teacher-1",
        Instant.now(),
        Map.of(),
        state);
  }

  private static CopyState locked(String by) {
    return new CopyState(
        org.korrigo.contracts.grading.CopyStatus.LOCKED,
        by,
        LOCKED_AT,
        null,
        null,
        null,
        null,
        null,
        new BigDecimal("20"),
        null);
  }

  private static CopyState finalised() {
    return new CopyState(
        org.korrigo.contracts.grading.CopyStatus.GRADED,
        null,
        null,
        LOCKED_AT,
        "teacher-1",
        "A",
        "Bon travail",
        new BigDecimal("15.5"),
        new BigDecimal("20"),
        new StoredFile("grading/aa/" + "a".repeat(64), "a".repeat(64), 10, "application/pdf"));
  }

  private static Object show(Staged staged, int copy, String field) {
    return admin()
        .get("/api/exams/copies/" + staged.copies.get(copy))
        .then()
        .statusCode(200)
        .extract()
        .path(field);
  }

  private static void awaitOwner(Staged staged, int copy, Integer student) {
    await().untilAsserted(() -> assertThat(show(staged, copy, "student_id")).isEqualTo(student));
  }

  private static void awaitReceived(UUID event) {
    await()
        .untilAsserted(
            () ->
                assertThat(Database.query("select 1 from inbox where event_id = ?", event))
                    .hasSize(1));
  }
}
