package org.korrigo.grading.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.event.DomainEvent;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.contracts.students.StudentRemoved;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class StudentConsumerTest {
  private final int student = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);

  @Test
  void aPupilIsKeptAsTheRosterSaysLast() {
    // Given
    apply(enrolled("MARTIN"), UUID.randomUUID(), 10);

    // When
    apply(enrolled("MARTIN-DURAND"), UUID.randomUUID(), 11);

    // Then
    assertThat(names()).containsExactly("MARTIN-DURAND");
  }

  @Test
  void aSecondDeliveryAndAnOlderEnrolmentChangeNothing() {
    // Given
    UUID first = UUID.randomUUID();
    apply(enrolled("MARTIN"), first, 10);
    apply(enrolled("DURAND"), UUID.randomUUID(), 12);

    // When
    Broker.publish(enrolled("MARTIN"), first, 10);
    apply(enrolled("PETIT"), UUID.randomUUID(), 11);

    // Then
    assertThat(names()).containsExactly("DURAND");
  }

  @Test
  void aRemovedPupilHasNoNameAnyMoreAndAnOlderEnrolmentDoesNotBringItBack() {
    // Given
    apply(enrolled("MARTIN"), UUID.randomUUID(), 10);
    apply(new StudentRemoved(student), UUID.randomUUID(), 12);

    // When
    apply(enrolled("MARTIN"), UUID.randomUUID(), 11);

    // Then
    assertThat(names()).containsOnlyNulls();
  }

  private StudentEnrolled enrolled(String lastName) {
    return new StudentEnrolled(
        student, lastName, "Alice", LocalDate.of(2008, 9, 5), "TG2", null, null);
  }

  private List<Object> names() {
    return Database.query("select last_name from student where id = ?", student).stream()
        .map(row -> row.get("last_name"))
        .toList();
  }

  private static void apply(DomainEvent event, UUID id, long sequence) {
    Broker.publish(event, id, sequence);
    await().until(() -> !Database.query("select 1 from inbox where event_id = ?", id).isEmpty());
  }
}
