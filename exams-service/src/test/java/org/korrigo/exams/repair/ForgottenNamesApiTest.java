package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.finished;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.uploadAll;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.contracts.identification.CopyIdentified;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** The names of a pupil's files go when the pupil leaves the roster. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ForgottenNamesApiTest {
  private static final String GOES = "QUENOUILLARD Zoe";
  private static final String STAYS = "LEGALLOUDEC Paul";

  private String exam;
  private String copy;

  @BeforeEach
  void everyPupilsFileIsACopy() {
    exam = individualFiles();
    copy = copies(exam).getFirst();
  }

  @Test
  void whenThePupilOfACopyLeavesAndNoActionBringsThemBack() {
    Desktop.turn(booklets(exam).getFirst(), Map.of("page", 2, "degrees", 180))
        .then()
        .statusCode(201);
    assertThat(guesses()).contains(GOES, STAYS);

    told(copy, exam, null, true, 2);

    admin()
        .get("/api/exams/" + exam + "/pdfs")
        .then()
        .body("student_identifier", contains(nullValue(), equalTo(STAYS)));
    assertThat(guesses()).containsOnly(null, STAYS);
    turnAgain();
    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(CopyHeaders.class, copy))
                    .extracting(CopyHeaders::studentIdentifier)
                    .containsExactly(GOES, GOES, null));
    assertThat(guesses()).containsOnly(null, STAYS);
  }

  @Test
  void alsoIfTheCopyHasAnotherPupilByNow() {
    told(copy, exam, 17, false, 9);

    told(copy, exam, null, true, 8);

    assertThat(guesses()).containsOnly(null, STAYS);
    admin().get("/api/exams/copies/" + copy).then().statusCode(200).body("student_id", equalTo(17));
  }

  @Test
  void notWhenTheCopyIsTakenFromAPupilWhoStays() {
    told(copy, exam, 17, false, 2);

    told(copy, exam, null, false, 3);

    assertThat(guesses()).containsExactlyInAnyOrder(GOES, STAYS);
  }

  @Test
  void andOfAnExamThatIsDeletedThereIsNothingToForget() {
    told(UUID.randomUUID().toString(), UUID.randomUUID().toString(), null, true, 2);

    assertThat(guesses()).containsExactlyInAnyOrder(GOES, STAYS);
  }

  @Test
  void aBookletThatWasBegunBeforeIsKeptWithoutTheName() throws SQLException {
    Database.execute(
        "update exam_pdf set student_identifier = null where exam_id = ? and student_identifier ="
            + " ?",
        UUID.fromString(exam),
        GOES);

    turnAgain();

    assertThat(
            Database.query(
                "select student_name_guess from booklet where exam_id = ? and pages_origin is not"
                    + " null",
                UUID.fromString(exam)))
        .singleElement()
        .satisfies(row -> assertThat(row.get("student_name_guess")).isNull());
  }

  private void turnAgain() {
    String booklet =
        admin().get("/api/exams/copies/" + copy).then().extract().path("booklet_ids[0]");
    Desktop.turn(booklet, Map.of("page", 1, "degrees", 180)).then().statusCode(201);
  }

  private List<Object> guesses() {
    return Database.query(
            "select student_name_guess from booklet where exam_id = ?", UUID.fromString(exam))
        .stream()
        .map(row -> row.get("student_name_guess"))
        .toList();
  }

  private static void told(
      String copy, String exam, Integer student, boolean studentLeft, long sequence) {
    UUID event = UUID.randomUUID();
    Broker.publish(
        new CopyIdentified(
            UUID.fromString(copy),
            UUID.fromString(exam),
            student,
            CopyIdentified.Decision.AUTO,
            null,
            Instant.now(),
            studentLeft),
        event,
        sequence);
    await().until(() -> !Database.query("select 1 from inbox where event_id = ?", event).isEmpty());
  }

  private static String individualFiles() {
    String exam = newExam(Map.of("upload_mode", "INDIVIDUAL_A4"));
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(GOES + ".pdf", new PaperBatch().single(9).single(10).bytes());
    files.put(STAYS + ".pdf", new PaperBatch().single(12).bytes());
    finished(uploadAll(exam, files).then().statusCode(202).extract().path("jobs[0].id"));
    return exam;
  }
}
