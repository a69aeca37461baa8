package org.korrigo.grading.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.ExamDefined;
import org.korrigo.contracts.exams.ExamDeleted;
import org.korrigo.contracts.exams.UploadMode;
import org.korrigo.grading.Fixtures;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ExamConsumerTest {
  private final UUID exam = UUID.randomUUID();

  @Test
  void anExamIsKeptAsItWasToldLast() {
    // Given
    Broker.publish(named("first"), UUID.randomUUID(), 10);

    // When
    Broker.publish(named("second"), UUID.randomUUID(), 11);

    // Then
    await().untilAsserted(() -> assertThat(names()).containsExactly("second"));
  }

  @Test
  void aSecondDeliveryDoesNothing() {
    // Given
    UUID event = UUID.randomUUID();
    Broker.publish(named("first"), event, 10);
    Broker.publish(named("second"), UUID.randomUUID(), 11);

    // When
    Broker.publish(named("first"), event, 10);
    awaitApplied(last(12));

    // Then
    assertThat(names()).containsExactly("last");
  }

  @Test
  void whatIsOlderThanWhatIsKnownIsIgnored() {
    // Given
    Broker.publish(named("newer"), UUID.randomUUID(), 20);

    // When
    UUID older = UUID.randomUUID();
    Broker.publish(named("older"), older, 19);
    awaitApplied(older);

    // Then
    assertThat(names()).containsExactly("newer");
  }

  @Test
  void aDeletedExamStaysDeleted() {
    // Given
    Broker.publish(Fixtures.exam(exam));
    Broker.publish(new ExamDeleted(exam, Fixtures.SECRETARIAT, Instant.now()));

    // When
    awaitApplied(last(1000));

    // Then
    assertThat(names()).isEmpty();
  }

  private UUID last(long sequence) {
    UUID event = UUID.randomUUID();
    Broker.publish(named("last"), event, sequence);
    return event;
  }

  private ExamDefined named(String name) {
    return new ExamDefined(
        exam,
        name,
        LocalDate.of(2026, 1, 12),
        UploadMode.BATCH_A3,
        4,
        Fixtures.scale(),
        new BigDecimal("0.25"));
  }

  private List<Object> names() {
    return Database.query("select name from exam where id = ?", exam).stream()
        .map(Map::values)
        .map(values -> values.iterator().next())
        .toList();
  }

  private static void awaitApplied(UUID event) {
    await().until(() -> !Database.query("select 1 from inbox where event_id = ?", event).isEmpty());
  }
}
