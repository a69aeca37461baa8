package org.korrigo.grading.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.CopyReady;
import org.korrigo.contracts.exams.ExamDeleted;
import org.korrigo.contracts.grading.GradingAction;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.grading.Fixtures;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class CopyConsumerTest {
  private final UUID exam = UUID.randomUUID();
  private final UUID copy = UUID.randomUUID();

  @Test
  void aHandedOverCopyIsReadyAndItsLifeSoFarIsInTheJournal() {
    // Given
    Broker.publish(Fixtures.exam(exam));
    Broker.publish(Fixtures.staged(copy, exam));

    // When
    Broker.publish(Fixtures.ready(copy, exam));

    // Then
    await().untilAsserted(() -> assertThat(journal()).hasSize(2));
    assertThat(journal())
        .extracting(row -> row.get("action"))
        .containsExactly("IMPORT", "VALIDATE");
    assertThat(journal()).allMatch(row -> row.get("actor_id").equals(Fixtures.SECRETARIAT));
    assertThat(((Timestamp) journal().getLast().get("timestamp")).toInstant())
        .isEqualTo(Instant.parse("2026-01-13T09:00:00Z"));
    assertThat(copies()).singleElement().extracting(row -> row.get("status")).isEqualTo("READY");
  }

  @Test
  void theWholeLifeIsPublishedWithTheCopyAsItWasThen() {
    // Given
    Broker.publish(Fixtures.exam(exam));
    await().until(() -> examRows() == 1);
    Broker.publish(Fixtures.staged(copy, exam));

    // When
    Broker.publish(Fixtures.ready(copy, exam));

    // Then
    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(GradingEvent.class, copy.toString()))
                    .extracting(GradingEvent::action)
                    .containsExactly(GradingAction.IMPORT, GradingAction.VALIDATE));
    List<GradingEvent> events = Broker.events(GradingEvent.class, copy.toString());
    assertThat(events.getFirst().copy()).isNull();
    assertThat(events.getLast().copy().maximum()).isEqualByComparingTo("10");
  }

  @Test
  void aSecondDeliveryDoesNothing() {
    // Given
    Broker.publish(Fixtures.exam(exam));
    CopyReady handOver = Fixtures.ready(copy, exam);
    UUID event = UUID.randomUUID();
    Broker.publish(handOver, event, 1);

    // When
    Broker.publish(handOver, event, 1);
    Broker.publish(handOver);
    Broker.publish(Fixtures.staged(copy, exam));

    // Then
    await()
        .untilAsserted(
            () ->
                assertThat(journal())
                    .extracting(row -> row.get("action"))
                    .containsExactly("VALIDATE", "IMPORT"));
    assertThat(copies()).hasSize(1);
  }

  @Test
  void aCopyThatComesBeforeItsExamIsNotLost() {
    // When
    Broker.publish(Fixtures.ready(copy, exam));
    await().until(() -> copies().size() == 1);
    Broker.publish(Fixtures.exam(exam));

    // Then
    await()
        .untilAsserted(
            () ->
                assertThat(Database.query("select name from exam where id = ?", exam))
                    .singleElement()
                    .extracting(row -> row.get("name"))
                    .isNotNull());
    assertThat(copies()).hasSize(1);
  }

  @Test
  void everyStagingIsAnImportWithItsReason() {
    // When
    Broker.publish(Fixtures.staged(copy, exam));
    Broker.publish(Fixtures.staged(copy, exam));

    // Then
    await().untilAsserted(() -> assertThat(journal()).hasSize(2));
    assertThat(journal().getFirst().get("metadata").toString()).contains("staged");
    assertThat(journal().getLast().get("metadata").toString()).contains("sheets-changed");
  }

  @Test
  void aDeletedExamTakesCopiesAndJournalAlongAndLateEventsDoNotBringItBack() {
    // Given
    Broker.publish(Fixtures.exam(exam));
    Broker.publish(Fixtures.staged(copy, exam));
    Broker.publish(Fixtures.ready(copy, exam));
    await().until(() -> journal().size() == 2);

    // When
    Broker.publish(new ExamDeleted(exam, Fixtures.SECRETARIAT, Instant.now()));
    await().until(() -> examRows() == 0);
    Broker.publish(Fixtures.ready(UUID.randomUUID(), exam));
    UUID last = UUID.randomUUID();
    Broker.publish(Fixtures.staged(copy, exam), last, 99);

    // Then
    await().until(() -> Database.query("select 1 from inbox where event_id = ?", last).size() == 1);
    assertThat(copies()).isEmpty();
    assertThat(journal()).isEmpty();
    assertThat(examRows()).isZero();
  }

  private int examRows() {
    return Database.query("select 1 from exam where id = ?", exam).size();
  }

  private List<Map<String, Object>> copies() {
    return Database.query("select * from copy where exam_id = ?", exam);
  }

  private List<Map<String, Object>> journal() {
    return Database.query("select * from grading_event where copy_id = ? order by sequence", copy);
  }
}
