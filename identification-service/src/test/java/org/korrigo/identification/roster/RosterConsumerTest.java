package org.korrigo.identification.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.contracts.identification.CopyIdentified;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.contracts.students.StudentRemoved;
import org.korrigo.identification.Desk;
import org.korrigo.identification.header.PaperHeader;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class RosterConsumerTest {
  private static final LocalDate BORN = LocalDate.of(2008, 3, 14);

  @Inject Desk desk;

  @Test
  void aPupilIsKnownOnceHoweverOftenTheNewsComes() {
    // Given
    StudentEnrolled pupil = Desk.pupil("KERGUELENNEC", "AZILIZ", BORN);
    UUID event = UUID.randomUUID();

    // When
    Broker.publish(pupil, event, 4);
    Broker.publish(pupil, event, 4);
    afterAllEventsOf(pupil);

    // Then
    assertThat(row(pupil)).singleElement().extracting("last_name").isEqualTo("KERGUELENNEC");
  }

  @Test
  void theNewestNewsOfAPupilWinsWhateverTheirOrder() {
    // Given
    StudentEnrolled older = Desk.pupil("ANCIEN", "NOM", BORN);
    StudentEnrolled newer =
        new StudentEnrolled(older.studentId(), "NOUVEAU", "NOM", BORN, "TG3", null, null);
    Broker.publish(newer, UUID.randomUUID(), 7);

    // When
    Broker.publish(older, UUID.randomUUID(), 6);
    afterAllEventsOf(older);

    // Then
    assertThat(row(older)).singleElement().extracting("last_name").isEqualTo("NOUVEAU");
  }

  @Test
  void aPupilWhoLeftIsForgottenAndOlderNewsDoesNotBringThePupilBack() {
    // Given
    StudentEnrolled pupil = Desk.pupil("PARTI", "LOIN", BORN);
    Broker.publish(pupil, UUID.randomUUID(), 2);
    Broker.publish(new StudentRemoved(pupil.studentId()), UUID.randomUUID(), 3);

    // When
    Broker.publish(pupil, UUID.randomUUID(), 1);
    afterAllEventsOf(pupil);

    // Then
    assertThat(row(pupil))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.get("removed")).isEqualTo(true);
              assertThat(row.get("last_name")).isNull();
              assertThat(row.get("date_naissance")).isNull();
            });
  }

  @Test
  void theCopyOfAPupilWhoLeftIsNobodysAgain() {
    // Given
    StudentEnrolled pupil = Desk.pupil("PASSAGER", "CLAUDE", BORN);
    Desk.enrol(pupil);
    CopyHeaders copy = desk.copy(UUID.randomUUID(), PaperHeader.blank(1));
    Broker.publish(copy);
    Desk.awaitState(copy.copyId(), "WAITING");
    Desk.admin()
        .contentType(ContentType.JSON)
        .body("{\"student_id\":" + pupil.studentId() + "}")
        .put("/api/identification/copies/{id}/student", copy.copyId())
        .then()
        .statusCode(200);

    // When
    Broker.publish(new StudentRemoved(pupil.studentId()));

    // Then
    assertThat(Desk.awaitState(copy.copyId(), "WAITING").getString("decision")).isNull();
    Awaitility.await()
        .atMost(Desk.patience())
        .untilAsserted(
            () ->
                assertThat(Broker.events(CopyIdentified.class, copy.copyId().toString()))
                    .extracting(CopyIdentified::studentId, CopyIdentified::studentLeft)
                    .containsExactly(tuple(pupil.studentId(), false), tuple(null, true)));
  }

  @Test
  void nothingThatWasReadOfAPupilWhoLeftIsKept() {
    // Given
    StudentEnrolled pupil = Desk.pupil("EPHEMERIDE", "GWENAELLE", BORN);
    Desk.enrol(pupil);
    CopyHeaders staged =
        desk.copy(UUID.randomUUID(), PaperHeader.boxed(7, "EPHEMERIDE", "GWENAELLE", "14032008"));
    CopyHeaders copy = named(staged, "EPHEMERIDE Gwenaelle");
    Broker.publish(copy);
    Desk.awaitState(copy.copyId(), "DECIDED");

    // When
    Broker.publish(new StudentRemoved(pupil.studentId()));

    // Then
    Awaitility.await()
        .atMost(Desk.patience())
        .until(() -> "NOTHING_READ".equals(Desk.read(copy.copyId()).getString("reason")));
    assertThat(Desk.read(copy.copyId()).getString("state")).isEqualTo("WAITING");
    assertThat(Desk.read(copy.copyId()).getList("headers")).hasSize(1);
    assertThat(
            Database.query(
                    "select to_jsonb(r) || to_jsonb(h) as kept from ocr_result r join staged_header"
                        + " h using (copy_id) where copy_id = ?",
                    copy.copyId())
                .toString())
        .doesNotContainIgnoringCase("EPHEM")
        .doesNotContainIgnoringCase("GWENA")
        .doesNotContain("14032008");
  }

  @Test
  void whatWasReadOfAPupilWhoLeftIsNotReadAgain() throws SQLException {
    // Given a copy whose header is being read again when its pupil leaves
    StudentEnrolled pupil = Desk.pupil("FUGITIVE", "ROMANE", BORN);
    Desk.enrol(pupil);
    CopyHeaders copy =
        desk.copy(UUID.randomUUID(), PaperHeader.boxed(7, "FUGITIVE", "ROMANE", "14032008"));
    Broker.publish(copy);
    Desk.awaitState(copy.copyId(), "DECIDED");
    Database.execute(
        "update staged_header set queued_at = now(), lease_until = now() + interval '1 hour' where"
            + " copy_id = ?",
        copy.copyId());

    // When
    Broker.publish(new StudentRemoved(pupil.studentId()));
    Awaitility.await()
        .atMost(Desk.patience())
        .until(() -> "NOTHING_READ".equals(Desk.read(copy.copyId()).getString("reason")));
    Desk.admin()
        .post("/api/identification/copies/{id}/readings", copy.copyId())
        .then()
        .statusCode(409)
        .body("type", endsWith("illegal-transition"));
    Desk.awaitApplied(Broker.publish(named(copy, "FUGITIVE Romane")));

    // Then
    assertThat(
            Database.query(
                    "select to_jsonb(r) || to_jsonb(h) as kept from ocr_result r join staged_header"
                        + " h using (copy_id) where copy_id = ? and h.queued_at is null",
                    copy.copyId())
                .toString())
        .contains(copy.copyId().toString())
        .doesNotContainIgnoringCase("FUGIT");

    // When other sheets are put in their place
    Broker.publish(
        desk.copy(
            copy.copyId(),
            copy.examId(),
            PaperHeader.boxed(7, "REMPLACANTE", "OLYMPE", "14032008")));

    // Then
    Awaitility.await()
        .atMost(Desk.patience())
        .until(() -> Desk.read(copy.copyId()).getString("detected_text").contains("OLYMPE"));
  }

  private static CopyHeaders named(CopyHeaders copy, String fileName) {
    return new CopyHeaders(
        copy.copyId(),
        copy.examId(),
        copy.anonymousId(),
        copy.headers(),
        fileName,
        copy.stagedAt());
  }

  @Test
  void anotherClassOfAPupilSolvesNothingAgain() {
    // Given
    StudentEnrolled pupil = Desk.pupil("REDOUBLANT", "ANATOLE", BORN);
    Desk.enrol(pupil);
    UUID exam = UUID.randomUUID();
    desk.waiting(exam, 1);
    Object before = revision(exam);

    // When
    Desk.awaitApplied(
        Broker.publish(
            new StudentEnrolled(
                pupil.studentId(), "REDOUBLANT", "ANATOLE", BORN, "TG7", "a@example.org", "u")));

    // Then
    assertThat(revision(exam)).isEqualTo(before);
    Desk.awaitApplied(
        Broker.publish(
            new StudentEnrolled(
                pupil.studentId(), "REDOUBLANTE", "ANATOLE", BORN, "TG7", null, null)));
    assertThat(revision(exam)).isNotEqualTo(before);
  }

  private static Object revision(UUID exam) {
    return Database.query("select revision from class_assignment where exam_id = ?", exam)
        .getFirst()
        .get("revision");
  }

  @Test
  void aNamesakeWhoJoinsLateMakesACopyAskedThatWasGiven() {
    // Given
    StudentEnrolled pupil = Desk.pupil("HOMONYMEAU", "ISALINE", BORN);
    Desk.enrol(pupil);
    CopyHeaders copy =
        desk.copy(UUID.randomUUID(), PaperHeader.boxed(7, "HOMONYMEAU", "ISALINE", "14032008"));
    Broker.publish(copy);
    Desk.awaitState(copy.copyId(), "DECIDED");

    // When
    Broker.publish(Desk.pupil("Homonymeau", "Isaline", BORN.minusYears(1)));

    // Then
    assertThat(Desk.awaitState(copy.copyId(), "WAITING").getString("reason")).isEqualTo("HOMONYMS");
  }

  @Test
  void theCopyOfAPupilWhoLeftIsReadAnewIfItsSheetsChangedSinceItWasGiven() {
    // Given
    StudentEnrolled writer = Desk.pupil("KERLEGUER", "MAIWENN", BORN);
    StudentEnrolled goes = Desk.pupil("LOCATAIRE", "AUGUSTE", BORN);
    Desk.enrol(writer, goes);
    CopyHeaders copy = desk.givenTo(goes, UUID.randomUUID());
    Desk.awaitApplied(
        Broker.publish(
            desk.copy(
                copy.copyId(),
                copy.examId(),
                PaperHeader.boxed(7, "KERLEGUER", "MAIWENN", "14032008"))));
    assertThat(Desk.read(copy.copyId()).getString("detected_text")).isEmpty();

    // When
    Broker.publish(new StudentRemoved(goes.studentId()));

    // Then
    Awaitility.await()
        .atMost(Desk.patience())
        .until(
            () ->
                Integer.valueOf(writer.studentId())
                    .equals(Desk.read(copy.copyId()).get("student.id")));
  }

  @Test
  void aPupilWhoJoinsLateIsFoundOnACopyThatWaits() {
    // Given
    CopyHeaders copy =
        desk.copy(UUID.randomUUID(), PaperHeader.boxed(7, "RETARDATAIRE", "SYLVAIN", "14032008"));
    Broker.publish(copy);
    Desk.awaitState(copy.copyId(), "WAITING");
    StudentEnrolled pupil = Desk.pupil("RETARDATAIRE", "Sylvain", BORN);

    // When
    Broker.publish(pupil);

    // Then
    assertThat(Desk.awaitState(copy.copyId(), "DECIDED").getInt("student.id"))
        .isEqualTo(pupil.studentId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fauconnet", "Éléonore FAUCONNET", "faucon eleonore", "FAUCONET-RIVOIRE"})
  void aPupilIsFoundByPartOfTheNameInAnyOrderWithoutAccentsAndWithASlip(String text) {
    // Given
    StudentEnrolled pupil = Desk.pupil("FAUCONNET-RIVOIRE", "ÉLÉONORE", BORN);
    Desk.enrol(pupil);

    // When
    var answer = Desk.admin().queryParam("q", text).get("/api/identification/students");

    // Then
    answer
        .then()
        .statusCode(200)
        .body("[0].last_name", equalTo("FAUCONNET-RIVOIRE"))
        .body("[0].class_name", equalTo("TG2"))
        .body("[0].date_naissance", equalTo("2008-03-14"));
    Desk.admin()
        .queryParam("q", text)
        .queryParam("limit", 1)
        .get("/api/identification/students")
        .then()
        .body("", hasSize(1));
  }

  private static List<Map<String, Object>> row(StudentEnrolled pupil) {
    return Database.query(
        "select last_name, removed, date_naissance from roster_student where student_id = ?",
        pupil.studentId());
  }

  private static void afterAllEventsOf(StudentEnrolled pupil) {
    UUID last = UUID.randomUUID();
    Broker.publish(new StudentRemoved(pupil.studentId()), last, 0);
    Awaitility.await()
        .atMost(Desk.patience())
        .until(() -> !Database.query("select 1 from inbox where event_id = ?", last).isEmpty());
  }
}
