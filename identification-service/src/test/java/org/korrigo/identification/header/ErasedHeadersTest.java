package org.korrigo.identification.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.contracts.students.StudentRemoved;
import org.korrigo.identification.Desk;
import org.korrigo.identification.DeskPerson;
import org.korrigo.identification.matching.Reading;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** When a pupil leaves, what was the pupil's is not read again, and what came since is. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ErasedHeadersTest {
  private static final LocalDate BORN = LocalDate.of(2008, 3, 14);
  private static final String BOXES = "14032008";

  @Inject Desk desk;
  @Inject HeaderQueue queue;

  @Test
  void theSheetThatAPersonGaveIsNotReadAgainAndTheOneThatWasAddedIsReadAndAsked() {
    // Given a copy that a person gave, and a sheet of another pupil that was added to it
    StudentEnrolled goes = Desk.pupil("ABGRALL", "ENORA", BORN);
    StudentEnrolled stays = Desk.pupil("TREMEUR", "LOIC", BORN);
    Desk.enrol(goes, stays);
    CopyHeaders copy = decided(goes);
    new DeskPerson(copy.examId()).settle(copy.copyId(), goes.studentId(), "");
    stage(copy, header(goes), header(stays));

    // When
    Desk.awaitApplied(Broker.publish(new StudentRemoved(goes.studentId())));

    // Then
    JsonPath asked = Desk.awaitState(copy.copyId(), "WAITING");
    assertThat(asked.getString("detected_text")).contains("TREMEUR").doesNotContain("ABGRALL");
    assertThat(asked.getInt("candidates[0].student_id")).isEqualTo(stays.studentId());
    Awaitility.await()
        .atMost(Desk.patience())
        .until(() -> "SHEET_SILENT".equals(Desk.read(copy.copyId()).getString("reason")));
    assertThat(kept(copy)).doesNotContainIgnoringCase("ABGRALL");
  }

  @Test
  void aHeaderThatAPersonGaveBeforeItWasReadIsNotRead() throws Exception {
    // Given a copy whose header the store does not give yet
    StudentEnrolled goes = Desk.pupil("BODILIS", "NAIG", BORN);
    Desk.enrol(goes);
    CopyHeaders copy = desk.copy(UUID.randomUUID(), header(goes));
    Path file = pathOf(copy.headers().getFirst());
    Files.delete(file);
    Broker.publish(copy);
    awaitMissed(copy);
    new DeskPerson(copy.examId())
        .settle(copy.copyId(), goes.studentId(), "")
        .then()
        .statusCode(200);

    // When
    Desk.awaitApplied(Broker.publish(new StudentRemoved(goes.studentId())));
    Files.write(file, header(goes));
    leaseEnds(copy);

    // Then
    Desk.awaitState(copy.copyId(), "WAITING");
    assertThat(Desk.read(copy.copyId()).getString("detected_text")).isEmpty();
    assertThat(kept(copy)).doesNotContainIgnoringCase("BODILIS");
    Desk.admin()
        .post("/api/identification/copies/{id}/readings", copy.copyId())
        .then()
        .statusCode(409)
        .body("type", endsWith("illegal-transition"));
  }

  @Test
  void newSheetsOfACopyGivenByRuleAreReadThoughItsPupilLeavesBefore() throws Exception {
    // Given a copy given by rule, and other sheets that the store does not give yet
    StudentEnrolled goes = Desk.pupil("CADIOU", "SOAZIG", BORN);
    StudentEnrolled stays = Desk.pupil("URVOAS", "MILIG", BORN);
    Desk.enrol(goes, stays);
    CopyHeaders copy = decided(goes);
    CopyHeaders changed = desk.copy(copy.copyId(), copy.examId(), header(stays));
    Path file = pathOf(changed.headers().getFirst());
    Files.delete(file);
    Desk.awaitApplied(Broker.publish(changed));
    awaitMissed(copy);

    // When
    Desk.awaitApplied(Broker.publish(new StudentRemoved(goes.studentId())));
    Files.write(file, header(stays));
    leaseEnds(copy);

    // Then
    assertThat(Desk.awaitState(copy.copyId(), "DECIDED").getInt("student.id"))
        .isEqualTo(stays.studentId());
  }

  @Test
  void aReadingThatHadBegunBeforeThePupilLeftDoesNotCount() throws Throwable {
    // Given a copy whose added sheet the store does not give yet
    StudentEnrolled goes = Desk.pupil("DREVILLON", "GAUD", BORN);
    StudentEnrolled stays = Desk.pupil("VOURCH", "TEILO", BORN);
    Desk.enrol(goes, stays);
    CopyHeaders copy = decided(goes);
    new DeskPerson(copy.examId()).settle(copy.copyId(), goes.studentId(), "");
    CopyHeaders changed = desk.copy(copy.copyId(), copy.examId(), header(goes), header(stays));
    Path file = pathOf(changed.headers().getLast());
    Files.delete(file);
    Desk.awaitApplied(Broker.publish(changed));
    Desk.awaitApplied(Broker.publish(new StudentRemoved(goes.studentId())));
    HeaderJob begun =
        new HeaderJob(
            copy.copyId(), copy.examId(), sequence(copy), changed.headers(), Set.of(), 1, 0);

    // When
    VertxContextSupport.subscribeAndAwait(
        () -> queue.complete(begun, Reading.free(List.of("DREVILLON GAUD 14/03/2008"), 0.5)));

    // Then
    assertThat(kept(copy)).contains(copy.copyId().toString()).doesNotContain("DREVILLON");
    Files.write(file, header(stays));
    leaseEnds(copy);
    assertThat(Desk.awaitState(copy.copyId(), "WAITING").getString("detected_text"))
        .contains("VOURCH");
  }

  @Test
  void theFilesNameDoesNotComeBackWithOtherSheets() {
    // Given
    StudentEnrolled goes = Desk.pupil("EVENOU", "RIWAL", BORN);
    Desk.enrol(goes);
    CopyHeaders copy = decided(goes);
    Desk.awaitApplied(Broker.publish(new StudentRemoved(goes.studentId())));

    // When
    CopyHeaders turned =
        desk.copy(copy.copyId(), copy.examId(), PaperHeader.boxed(5, "OLLIVRO", "OLYMPE", BOXES));
    Broker.publish(
        new CopyHeaders(
            turned.copyId(),
            turned.examId(),
            turned.anonymousId(),
            turned.headers(),
            "EVENOU Riwal",
            turned.stagedAt()));

    // Then
    Awaitility.await()
        .atMost(Desk.patience())
        .until(() -> Desk.read(copy.copyId()).getString("detected_text").contains("OLYMPE"));
    assertThat(kept(copy)).doesNotContainIgnoringCase("EVENOU");
  }

  private CopyHeaders decided(StudentEnrolled pupil) {
    CopyHeaders copy = desk.copy(UUID.randomUUID(), header(pupil));
    Broker.publish(copy);
    Desk.awaitState(copy.copyId(), "DECIDED");
    return copy;
  }

  private void stage(CopyHeaders copy, byte[]... headers) {
    Desk.awaitApplied(Broker.publish(desk.copy(copy.copyId(), copy.examId(), headers)));
  }

  private static byte[] header(StudentEnrolled pupil) {
    return PaperHeader.boxed(7, pupil.lastName(), pupil.firstName(), BOXES);
  }

  private static Path pathOf(StoredFile file) {
    return Path.of(ConfigProvider.getConfig().getValue("korrigo.files.directory", String.class))
        .resolve(file.key());
  }

  private static void awaitMissed(CopyHeaders copy) {
    Awaitility.await()
        .atMost(Desk.patience())
        .until(
            () ->
                !Database.query(
                        "select 1 from staged_header where copy_id = ? and misses > 0",
                        copy.copyId())
                    .isEmpty());
  }

  private static void leaseEnds(CopyHeaders copy) throws SQLException {
    Database.execute(
        "update staged_header set lease_until = null where copy_id = ?", copy.copyId());
  }

  private static long sequence(CopyHeaders copy) {
    return (long)
        Database.query("select sequence from staged_header where copy_id = ?", copy.copyId())
            .getFirst()
            .get("sequence");
  }

  private static String kept(CopyHeaders copy) {
    return Database.query(
            "select to_jsonb(r) || to_jsonb(h) as kept from ocr_result r join staged_header h"
                + " using (copy_id) where copy_id = ?",
            copy.copyId())
        .toString();
  }
}
