package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.korrigo.exams.scan.PaperBatch.number;
import static org.korrigo.exams.scan.PaperBatch.numberInIdentityZone;
import static org.korrigo.exams.scan.PaperBatch.numberOn;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;
import static org.korrigo.exams.scan.Secretariat.upload;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.contracts.exams.CopyStaged;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** What becomes of the sides of a batch: booklets, proposed copies, and faults. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class CutBatchApiTest {
  @Test
  void aBatchBecomesBookletsInReadingOrderAndProposedCopies() {
    String exam = newExam();

    Response job = processed(exam, PaperBatch.ofSheets(3), null);

    job.then()
        .body("state", equalTo("DONE"))
        .body("done", is(6))
        .body("total", is(6))
        .body("faults", is(List.of()))
        .body("exam_id", equalTo(exam))
        .body("kind", equalTo("BATCH_A3"))
        .body("finished_at", notNullValue());
    List<String> booklets = booklets(exam);
    assertThat(booklets).hasSize(3);
    for (int sheet = 0; sheet < 3; sheet++) {
      assertThat(pagesOf(booklets.get(sheet)))
          .containsExactly(number(sheet, 1), number(sheet, 2), number(sheet, 3), number(sheet, 4));
    }
    assertThat(copies(exam)).hasSize(3);
    admin().get("/api/exams/" + exam).then().body("is_processed", is(true));
  }

  @Test
  void aLandscapeScanGivesTheSame() {
    String exam = newExam();

    processed(exam, new PaperBatch().landscapeSheet(0).landscapeSheet(1).bytes(), 8)
        .then()
        .body("faults.side", contains(nullValue()))
        .body("faults[0].message", containsString("put together by their places"));

    assertThat(pagesOf(booklets(exam).get(1)))
        .containsExactly(number(1, 1), number(1, 2), number(1, 3), number(1, 4));
    assertThat(copies(exam)).hasSize(1);
  }

  @Test
  void theHeaderIsTheTopOfTheFirstPage() {
    String exam = newExam(Map.of("identity_zone", 0.25));
    processed(exam, PaperBatch.ofSheets(1), null);

    byte[] header =
        admin()
            .get("/api/exams/booklets/" + booklets(exam).getFirst() + "/header")
            .then()
            .statusCode(200)
            .contentType("image/jpeg")
            .extract()
            .asByteArray();

    assertThat(numberInIdentityZone(header)).isEqualTo(number(0, 1));
    assertThat(numberOn(header)).isEqualTo(PaperBatch.NONE);
  }

  @Test
  void aPictureIsKeptByTheBrowserAndNotSentTwice() {
    String exam = newExam();
    processed(exam, PaperBatch.ofSheets(1), null);
    String page = "/api/exams/booklets/" + booklets(exam).getFirst() + "/pages/2";
    String tag =
        admin()
            .get(page)
            .then()
            .statusCode(200)
            .header("Cache-Control", containsString("private"))
            .extract()
            .header("ETag");

    admin().header("If-None-Match", tag).get(page).then().statusCode(304);

    admin().get(page.replace("/2", "/5")).then().statusCode(404);
    admin().get(page.replace("/2", "/0")).then().statusCode(404);
  }

  @Test
  void everyProposedCopyIsToldWithTheHeadersThatBearAName() {
    String exam = newExam(Map.of("identity_on", "FIRST_SHEET"));
    processed(exam, PaperBatch.ofSheets(4), 8);
    String everySheet = newExam();
    processed(everySheet, PaperBatch.ofSheets(2), 8);

    await()
        .untilAsserted(
            () -> {
              assertThat(Broker.events(CopyStaged.class, copies(exam).get(1)))
                  .first()
                  .satisfies(
                      told -> {
                        assertThat(told.examId()).hasToString(exam);
                        assertThat(told.pageCount()).isEqualTo(8);
                        assertThat(told.actorId()).isEqualTo("secretariat-subject");
                      });
              assertThat(headers(copies(exam).get(1))).hasSize(1);
              assertThat(headers(copies(everySheet).getFirst())).hasSize(2);
            });
  }

  @Test
  void everySideHasExactlyOneStateInTheLedger() {
    String exam = newExam();

    Response job =
        processed(
            exam,
            new PaperBatch()
                .recto(0)
                .verso(0)
                .a4()
                .verso(1)
                .recto(1)
                .landscapeSheet(2)
                .recto(3)
                .verso(3)
                .white()
                .white()
                .bytes(),
            null);

    job.then().body("done", is(11)).body("faults.side", contains(3));
    assertThat(ledger(job.path("upload_id")))
        .containsExactly(
            "1 USED [4, 1]",
            "2 USED [2, 3]",
            "3 OPEN []",
            "4 USED [2, 3]",
            "5 USED [4, 1]",
            "6 USED [4, 1]",
            "7 USED [2, 3]",
            "8 USED [4, 1]",
            "9 USED [2, 3]",
            "10 BLANK []",
            "11 BLANK []");
    assertThat(pagesOf(booklets(exam).get(1)))
        .containsExactly(number(1, 1), number(1, 2), number(1, 3), number(1, 4));
    assertThat(copies(exam)).hasSize(4);
  }

  @Test
  void anOddNumberOfSidesIsAFaultAndNeverAShift() {
    String exam = newExam();

    Response job = processed(exam, new PaperBatch().recto(0).verso(0).recto(1).bytes(), null);

    job.then()
        .body("state", equalTo("DONE"))
        .body("faults.side", contains(1, 2, 3))
        .body("faults[0].message", containsString("do not prove"))
        .body("faults[0].message", containsString("verso was not scanned"));
    assertThat(booklets(exam)).isEmpty();
    assertThat(copies(exam)).isEmpty();
  }

  @Test
  void aSideThatBreaksOffTakesItsSheetOutAndNothingElse() {
    String exam = newExam();

    Response job =
        processed(
            exam,
            new PaperBatch().landscapeSheet(0).damagedSide().verso(1).landscapeSheet(2).bytes(),
            null);

    job.then()
        .body("faults.side", contains(3, 4))
        .body("faults[0].message", containsString("cannot be used"))
        .body("faults[1].message", containsString("3"));
    assertThat(booklets(exam)).hasSize(2);
    assertThat(pagesOf(booklets(exam).get(1))).startsWith(number(2, 1));
  }

  @Test
  void sheetsThatDoNotFillACopyAreProposedAloneAndSaid() {
    String exam = newExam();

    Response job = processed(exam, PaperBatch.ofSheets(3), 8);

    job.then()
        .body("faults", hasSize(1))
        .body("faults[0].side", nullValue())
        .body("faults[0].message", containsString("3 sheets"));
    assertThat(copies(exam)).hasSize(3);
  }

  private static List<Integer> pagesOf(String booklet) {
    return IntStream.rangeClosed(1, 4)
        .mapToObj(
            page ->
                numberOn(
                    admin()
                        .get("/api/exams/booklets/" + booklet + "/pages/" + page)
                        .then()
                        .statusCode(200)
                        .contentType("image/jpeg")
                        .extract()
                        .asByteArray()))
        .toList();
  }

  private static List<String> ledger(String upload) {
    return Database.query(
            "select side_number || ' ' || state || ' ' || pages as side from scan_side where"
                + " upload_id = ? order by side_number",
            UUID.fromString(upload))
        .stream()
        .map(row -> (String) row.get("side"))
        .toList();
  }

  private static List<StoredFile> headers(String copy) {
    List<CopyHeaders> told = Broker.events(CopyHeaders.class, copy);
    assertThat(told).isNotEmpty();
    return told.getFirst().headers();
  }
}
