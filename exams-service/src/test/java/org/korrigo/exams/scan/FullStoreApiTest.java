package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.finished;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.upload;
import static org.korrigo.exams.scan.Secretariat.uploadAll;
import static org.korrigo.exams.scan.ShortOfRoom.untilThereIsRoom;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.storage.FillingDisk;
import org.korrigo.exams.scan.ShortOfRoom.Outcome;
import org.korrigo.exams.scan.archive.SampleArchive;
import org.korrigo.testing.FullStore;
import org.korrigo.testing.Infrastructure;

/** What comes in where nothing can be stored is told so, and may be sent again. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class FullStoreApiTest {
  private static final byte[] PAPER = PaperBatch.ofSheets(1);

  /** It is written, and taken into the store. */
  private static final int TO_TAKE_A_FILE = 2;

  @Test
  void aScanIsNotTakenAndIsOnceItCanBe() throws IOException {
    String exam = newExam();
    ShortOfRoom.awaitWorkers();

    Response answer;
    try (FullStore _ = FullStore.of("exams")) {
      answer = upload(exam, PAPER, null);
    }

    assertUnavailable(answer);
    admin().get("/api/exams/" + exam + "/jobs").then().body("", empty());
    upload(exam, PAPER, null).then().statusCode(202);
  }

  @Test
  void aSetOfPapersAndAPaperOfOneAreNotTakenAndAreOnceTheyCanBe() throws IOException {
    String sets = "/api/exams/" + newExam() + "/document-sets";
    String set = withPaper("sujet").post(sets).then().statusCode(201).extract().path("id");
    String paper = "/api/exams/document-sets/" + set + "/documents/CORRIGE";
    ShortOfRoom.awaitWorkers();

    Response made;
    Response put;
    try (FullStore _ = FullStore.of("exams")) {
      made = withPaper("sujet").post(sets);
      put = withPaper("file").put(paper);
    }

    assertUnavailable(made);
    assertUnavailable(put);
    admin().get(sets).then().body("id", equalTo(List.of(set)));
    withPaper("sujet").post(sets).then().statusCode(201);
    withPaper("file").put(paper).then().statusCode(201);
  }

  @Test
  void whereverTheDiskIsFullScansAreNotTakenAndAreOnceTheyCanBe() {
    String exam = newExam();
    Map<String, byte[]> scans = Map.of("a.pdf", PAPER, "b.pdf", PaperBatch.ofSheets(2));

    Outcome outcome = untilThereIsRoom(() -> uploadAll(exam, scans), () -> paperOf(exam));

    outcome.answer().then().statusCode(202).body("jobs", hasSize(2));
    assertThat(outcome.refusals()).isEqualTo(4);
  }

  @Test
  void norAreThePapersOfAnArchive() throws IOException {
    String exam = PupilsFiles.individualExam();
    byte[] archive =
        new SampleArchive()
            .with("DUPONT Jean.pdf", PupilsFiles.pages(1))
            .with("MARTIN Zoe.pdf", PupilsFiles.pages(2))
            .bytes();

    Outcome outcome =
        untilThereIsRoom(() -> uploadAll(exam, Map.of("TG2.zip", archive)), () -> paperOf(exam));

    outcome.answer().then().statusCode(202).body("jobs.total", contains(2));
    assertThat(outcome.refusals()).isEqualTo(5);
  }

  @Test
  void noPupilsFileIsGivenUpForWantOfRoomAndEachIsCutOnceThereIs() {
    String exam = PupilsFiles.individualExam();
    FillingDisk disk = ShortOfRoom.disk();

    disk.leave(TO_TAKE_A_FILE);
    String job =
        uploadAll(exam, Map.of("DUPONT Jean.pdf", PupilsFiles.pages(1, 2)))
            .then()
            .statusCode(202)
            .extract()
            .path("jobs[0].id");
    finished(job)
        .then()
        .body("state", equalTo("FAILED"))
        .body("faults.side", contains(nullValue()));
    disk.leaveEnough();
    admin().post("/api/exams/jobs/" + job + "/retry").then().statusCode(202);

    finished(job).then().body("state", equalTo("DONE")).body("done", equalTo(2));
    admin().get("/api/exams/" + exam + "/copies").then().body("", hasSize(1));
  }

  @Test
  void noCopyIsHandedOverWithoutRoomForItsPagesAndItIsOnceThereIs() {
    String exam = newExam();
    finished(upload(exam, PAPER, null).path("jobs[0].id"));
    String copy = copies(exam).getFirst();

    Outcome outcome =
        untilThereIsRoom(
            () -> admin().post("/api/exams/copies/" + copy + "/validation"), () -> paperOf(exam));

    outcome.answer().then().statusCode(200).body("status", equalTo("READY"));
    assertThat(outcome.refusals()).isEqualTo(3);
  }

  @Test
  void norIsASetOfPapersOrAPaperOfOne() {
    String sets = "/api/exams/" + newExam() + "/document-sets";

    Outcome made = untilThereIsRoom(() -> withPaper("sujet").post(sets), () -> paper(sets));
    String set = made.answer().path("id");
    Outcome put =
        untilThereIsRoom(
            () -> withPaper("file").put("/api/exams/document-sets/" + set + "/documents/CORRIGE"),
            () -> paper(sets));

    made.answer().then().statusCode(201);
    put.answer().then().statusCode(201);
    assertThat(made.refusals()).isEqualTo(2);
    assertThat(put.refusals()).isEqualTo(2);
  }

  private static List<String> paperOf(String exam) {
    return Stream.of("jobs", "pdfs", "ledger", "copies")
        .map(what -> paper("/api/exams/" + exam + "/" + what))
        .toList();
  }

  private static String paper(String where) {
    return admin().get(where).then().statusCode(200).extract().asString();
  }

  private static RequestSpecification withPaper(String part) {
    return admin().multiPart(part, "paper.pdf", PAPER);
  }

  private static void assertUnavailable(Response answer) {
    answer
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/unavailable"))
        .body("detail", containsString("nothing of the request is kept"));
  }
}
