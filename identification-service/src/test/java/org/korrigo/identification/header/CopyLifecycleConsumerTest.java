package org.korrigo.identification.header;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.event.EventType;
import org.korrigo.contracts.exams.CopyDiscarded;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.contracts.exams.ExamDeleted;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.identification.Desk;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class CopyLifecycleConsumerTest {
  @Inject Desk desk;

  private final UUID exam = UUID.randomUUID();

  @Test
  void aSecondDeliveryOfACopyChangesNothing() {
    // Given
    CopyHeaders copy = desk.copy(exam, PaperHeader.blank(1));
    UUID event = UUID.randomUUID();
    Broker.publish(copy, event, 5);
    Desk.awaitState(copy.copyId(), "WAITING");

    // When
    Broker.publish(copy, event, 5);
    afterAllEventsOf(copy.copyId());

    // Then
    assertThat(Desk.read(copy.copyId()).getString("state")).isEqualTo("WAITING");
    assertThat(rows(copy.copyId())).isEqualTo(1);
  }

  @Test
  void olderNewsOfACopyThatComesLateIsIgnored() {
    // Given
    CopyHeaders older = desk.copy(exam, PaperHeader.blank(1));
    CopyHeaders newer = desk.copy(older.copyId(), exam, PaperHeader.blank(2), PaperHeader.blank(3));
    Broker.publish(newer, UUID.randomUUID(), 9);

    // When
    Broker.publish(older, UUID.randomUUID(), 8);
    afterAllEventsOf(newer.copyId());

    // Then
    assertThat(
            Database.query(
                "select jsonb_array_length(headers) as sheets from staged_header where copy_id = ?",
                newer.copyId()))
        .extracting(row -> row.get("sheets"))
        .containsExactly(2);
  }

  @Test
  void aCopyWithOtherSheetsIsReadAgainUnlessAPersonHasDecided() {
    // Given
    StudentEnrolled writer = Desk.pupil("VERNHETTES", "OPHELIE", LocalDate.of(2007, 10, 19));
    Desk.enrol(writer);
    CopyHeaders first = desk.copy(exam, PaperHeader.blank(1));
    Broker.publish(first);
    Desk.awaitState(first.copyId(), "WAITING");

    // When
    Broker.publish(
        desk.copy(
            first.copyId(),
            exam,
            PaperHeader.boxed(7, "VERNHETTES", "OPHELIE", "19102007"),
            PaperHeader.blank(2)));

    // Then
    assertThat(Desk.awaitState(first.copyId(), "DECIDED").getInt("student.id"))
        .isEqualTo(writer.studentId());
    Desk.admin()
        .contentType("application/json")
        .body("{\"student_id\":" + writer.studentId() + "}")
        .put("/api/identification/copies/{id}/student", first.copyId())
        .then()
        .statusCode(200);
    Broker.publish(desk.copy(first.copyId(), exam, PaperHeader.blank(4)));
    afterAllEventsOf(first.copyId());
    assertThat(Desk.read(first.copyId()).getString("decision")).isEqualTo("MANUAL");
    assertThat(Desk.read(first.copyId()).getString("detected_text")).contains("VERNHETTES");
  }

  @Test
  void aDiscardedCopyIsGoneAndItsPupilIsFreeForAnother() {
    // Given
    StudentEnrolled writer = Desk.pupil("BOUCHARDIN", "TANCREDE", LocalDate.of(2008, 11, 30));
    Desk.enrol(writer);
    byte[] header = PaperHeader.boxed(7, "BOUCHARDIN", "TANCREDE", "30112008");
    CopyHeaders first = desk.copy(exam, header);
    Broker.publish(first, UUID.randomUUID(), 1);
    Desk.awaitState(first.copyId(), "DECIDED");

    // When
    Broker.publish(
        new CopyDiscarded(first.copyId(), exam, null, null, "secretariat", Instant.now()),
        UUID.randomUUID(),
        3);
    Broker.publish(first, UUID.randomUUID(), 2);
    afterAllEventsOf(first.copyId());

    // Then
    Desk.admin().get("/api/identification/copies/{id}", first.copyId()).then().statusCode(404);
    CopyHeaders second = desk.copy(exam, header);
    Broker.publish(second);
    assertThat(Desk.awaitState(second.copyId(), "DECIDED").getInt("student.id"))
        .isEqualTo(writer.studentId());
  }

  @Test
  void aDiscardThatComesBeforeTheCopysFirstHeadersLeavesNoCopy() {
    // Given
    CopyHeaders copy = desk.copy(exam, PaperHeader.blank(1));
    Broker.publish(
        new CopyDiscarded(copy.copyId(), exam, null, null, "secretariat", Instant.now()),
        UUID.randomUUID(),
        2);
    afterAllEventsOf(copy.copyId());

    // When
    Broker.publish(copy, UUID.randomUUID(), 1);
    afterAllEventsOf(copy.copyId());

    // Then
    assertThat(rows(copy.copyId())).isZero();

    // When its sheets are taken back
    Broker.publish(copy, UUID.randomUUID(), 3);

    // Then
    Desk.awaitState(copy.copyId(), "WAITING");
  }

  @Test
  void aDeletedExamTakesItsCopiesWithItAndLateNewsBringsNoneBack() {
    // Given
    CopyHeaders copy = desk.copy(exam, PaperHeader.blank(1));
    Broker.publish(copy);
    Desk.awaitState(copy.copyId(), "WAITING");

    // When
    Broker.publish(new ExamDeleted(exam, "secretariat", Instant.now()));
    Awaitility.await().atMost(Desk.patience()).until(() -> rows(copy.copyId()) == 0);
    CopyHeaders late = desk.copy(exam, PaperHeader.blank(2));
    Broker.publish(late);
    afterAllEventsOf(late.copyId());

    // Then
    assertThat(rows(late.copyId())).isZero();
    assertThat(Database.query("select 1 from staged_header where exam_id = ?", exam)).isEmpty();
    assertThat(Database.query("select 1 from class_assignment where exam_id = ?", exam)).isEmpty();
  }

  private static int rows(UUID copyId) {
    return Database.query("select 1 from ocr_result where copy_id = ?", copyId).size();
  }

  /** Sends one more event of each topic with the copy's key, and waits for their effects. */
  private void afterAllEventsOf(UUID copyId) {
    String nobody = "{\"copy_id\":\"%1$s\",\"exam_id\":\"%1$s\"".formatted(UUID.randomUUID());
    UUID discarded = publish(copyId, EventType.COPY_DISCARDED, nobody + "}");
    UUID headers =
        publish(
            copyId,
            EventType.COPY_HEADERS,
            nobody
                + ",\"anonymous_id\":\"nobody\",\"headers\":[],"
                + "\"staged_at\":\"2026-01-15T08:00:00Z\"}");
    Awaitility.await()
        .atMost(Desk.patience())
        .until(
            () ->
                Database.query("select 1 from inbox where event_id in (?, ?)", discarded, headers)
                        .size()
                    == 2);
  }

  private static UUID publish(UUID key, EventType type, String data) {
    UUID id = UUID.randomUUID();
    Broker.publish(
        type.topic().topicName(),
        key.toString(),
        type.type(),
        id,
        1,
        data.getBytes(StandardCharsets.UTF_8));
    return id;
  }
}
