package org.korrigo.grading.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.ExamDeleted;
import org.korrigo.contracts.identification.CopyIdentified;
import org.korrigo.contracts.identification.CopyIdentified.Decision;
import org.korrigo.grading.Fixtures;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class OwnerConsumerTest {
  private final UUID exam = UUID.randomUUID();
  private final UUID copy = UUID.randomUUID();

  @Test
  void aDecisionIsKeptEvenBeforeTheCopyIsThere() {
    // When
    apply(decision(41), UUID.randomUUID(), 10);

    // Then
    assertThat(owners()).containsExactly(41);
  }

  @Test
  void aDecisionMayBeCorrectedAndTakenBack() {
    // Given
    apply(decision(41), UUID.randomUUID(), 10);
    apply(decision(42), UUID.randomUUID(), 11);
    assertThat(owners()).containsExactly(42);

    // When
    apply(decision(null), UUID.randomUUID(), 12);

    // Then
    assertThat(owners()).containsOnlyNulls();
  }

  @Test
  void aSecondDeliveryAndAnOlderDecisionChangeNothing() {
    // Given
    UUID first = UUID.randomUUID();
    apply(decision(41), first, 10);
    apply(decision(42), UUID.randomUUID(), 12);

    // When
    Broker.publish(decision(41), first, 10);
    apply(decision(43), UUID.randomUUID(), 11);

    // Then
    assertThat(owners()).containsExactly(42);
  }

  @Test
  void aPupilWhomAnotherCopyIsGivenToHasOneCopyEvenBeforeTheFirstIsTakenBack() {
    // Given
    UUID other = UUID.randomUUID();
    apply(decision(41), UUID.randomUUID(), 10);

    // When
    apply(decision(other, 41), UUID.randomUUID(), 12);
    List<Object> before = owners();
    apply(decision(null), UUID.randomUUID(), 11);

    // Then
    assertThat(before).containsOnlyNulls();
    assertThat(owners()).containsOnlyNulls();
    assertThat(owners(other)).containsExactly(41);
  }

  @Test
  void anOlderWordAboutAPupilWhoHasAnotherCopyByNowNamesNobody() {
    // Given
    UUID other = UUID.randomUUID();
    apply(decision(other, 41), UUID.randomUUID(), 12);

    // When
    apply(decision(41), UUID.randomUUID(), 10);

    // Then
    assertThat(owners()).containsOnlyNulls();
    assertThat(owners(other)).containsExactly(41);
  }

  @Test
  void aPupilHasACopyOfEachExam() {
    // Given
    UUID otherExam = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    apply(decision(41), UUID.randomUUID(), 10);

    // When
    apply(
        new CopyIdentified(
            other, otherExam, 41, Decision.MANUAL, "secretariat-subject", Instant.now()),
        UUID.randomUUID(),
        12);

    // Then
    assertThat(owners()).containsExactly(41);
    assertThat(owners(other)).containsExactly(41);
  }

  @Test
  void ownersGoWithTheirExamAndDoNotComeBack() {
    // Given
    apply(decision(41), UUID.randomUUID(), 10);
    Broker.publish(new ExamDeleted(exam, Fixtures.SECRETARIAT, Instant.now()));
    await().until(() -> owners().isEmpty());

    // When
    apply(decision(41), UUID.randomUUID(), 11);

    // Then
    assertThat(owners()).isEmpty();
  }

  private CopyIdentified decision(Integer student) {
    return decision(copy, student);
  }

  private CopyIdentified decision(UUID copy, Integer student) {
    return new CopyIdentified(
        copy, exam, student, Decision.MANUAL, "secretariat-subject", Instant.now());
  }

  private List<Object> owners() {
    return owners(copy);
  }

  private static List<Object> owners(UUID copy) {
    return Database.query("select student_id from copy_owner where copy_id = ?", copy).stream()
        .map(row -> row.get("student_id"))
        .toList();
  }

  private static void apply(CopyIdentified decision, UUID event, long sequence) {
    Broker.publish(decision, event, sequence);
    await().until(() -> !Database.query("select 1 from inbox where event_id = ?", event).isEmpty());
  }
}
