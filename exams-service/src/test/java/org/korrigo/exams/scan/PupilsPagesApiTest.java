package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.korrigo.exams.scan.PaperBatch.NONE;
import static org.korrigo.exams.scan.PaperBatch.numberOn;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.finished;
import static org.korrigo.exams.scan.Secretariat.handedOver;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.uploadAll;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korrigo.testing.Infrastructure;

/** How the pages of a pupil's own file lie, and what of them correctors never see. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PupilsPagesApiTest {
  private static final double ZONE = 0.43;

  @ConfigProperty(name = "korrigo.files.directory")
  Path files;

  @Test
  void aNameOnAPageThatLiesUpsideDownReachesNoCorrector() {
    String exam = individual(Map.of());

    Response job = taken(exam, new PaperBatch().singleUpsideDown(1).single(2));

    assertThat(pagesOf(exam, 2)).containsExactly(1, 2);
    admin()
        .get("/api/exams/" + exam + "/sides")
        .then()
        .body("[0].reason", containsString("turned by 180"))
        .body("[1].reason", nullValue());
    admin()
        .get("/api/exams/" + exam + "/ledger")
        .then()
        .body("balances", is(false))
        .body("uploads[0].question", containsString("page 1 was turned"));
    job.then().body("faults", hasSize(1));
    confirm(exam, 0).then().statusCode(202).body("state", equalTo("DONE"));
    List<byte[]> pages = HandedOver.pages(files, copies(exam).getFirst());
    assertThat(HandedOver.isWhite(pages.getFirst(), 0, ZONE)).isTrue();
    assertThat(numberOn(pages.getFirst())).isEqualTo(1);
    assertThat(HandedOver.isWhite(pages.getLast(), 0, ZONE)).isFalse();
  }

  @Test
  void aPageThatLiesOnItsLongEdgeOrAskewIsPutRight() {
    String exam = individual(Map.of("identity_zone", 0.3));

    taken(exam, new PaperBatch().singleSideways(1).single(2));
    taken(exam, new PaperBatch().singleAskew(5, 2.5).single(6));

    assertThat(pagesOf(exam, 2)).containsExactly(1, 2);
    admin()
        .get("/api/exams/" + exam + "/sides")
        .then()
        .body("[0].reason", containsString("turned by 270"))
        .body("[2].reason", containsString("straightened"));
    confirm(exam, 0).then().statusCode(202);
    for (String copy : copies(exam)) {
      byte[] first = HandedOver.pages(files, copy).getFirst();
      assertThat(HandedOver.isWhite(first, 0, 0.3)).isTrue();
      assertThat(HandedOver.isWhite(first, 0.3, 1)).isFalse();
    }
  }

  @Test
  void everySheetsNameIsWipedWhereEverySheetBearsOne() {
    String exam = individual(Map.of());

    taken(exam, pages(1, 2, 3, 4, 5, 6, 7, 8)).then().body("faults", is(empty()));

    assertThat(HandedOver.zones(files, copies(exam).getFirst()))
        .containsExactly(NONE, 2, 3, 4, NONE, 6, 7, 8);
  }

  @Test
  void everySheetsNameIsWipedOnPaperWithoutFormsToo() {
    String exam = individual(Map.of());

    taken(exam, pages(40, 42, 43, 44, 46, 47, 48, 50, 51));
    confirm(exam, 0).then().statusCode(202);

    assertThat(HandedOver.zones(files, copies(exam).getFirst()))
        .containsExactly(NONE, 42, 43, 44, NONE, 47, 48, 50, NONE);
  }

  @ParameterizedTest
  @CsvSource({"FIRST_SHEET, 4, EVERY_SHEET, 4", "EVERY_SHEET, 4, EVERY_SHEET, 2"})
  void wherePagesWithNamesBeginIsSettledOnceFilesHaveCome(
      String identityOn, int pages, String other, int otherPages) {
    String exam = individual(describing(identityOn, pages));
    redefine(exam, other, otherPages).then().statusCode(200);
    redefine(exam, identityOn, pages).then().statusCode(200);
    taken(exam, pages(40, 42, 43, 44, 46, 47, 48, 50));

    redefine(exam, other, otherPages)
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/conflict"))
        .body("detail", containsString("identity_pages"));

    admin()
        .get("/api/exams/" + exam)
        .then()
        .body("identity_on", equalTo(identityOn))
        .body("pages_per_booklet", is(pages));
    redefine(exam, identityOn, pages).then().statusCode(200);
  }

  @Test
  void aFormForANameIsWipedWhereverItLies() {
    String exam = individual(Map.of("identity_on", "FIRST_SHEET"));

    taken(exam, new PaperBatch().single(1).single(2).singleUpsideDown(5).single(6));
    confirm(exam, 0).then().statusCode(202);

    assertThat(HandedOver.zones(files, copies(exam).getFirst())).containsExactly(NONE, 2, NONE, 6);
  }

  @Test
  void filesThatDoNotShowWhereANameStandsAreAskedOnceForAll() {
    String exam = individual(Map.of());
    Map<String, byte[]> several = new LinkedHashMap<>();
    several.put("A.pdf", pages(2, 3).bytes());
    several.put("B.pdf", pages(9, 10).bytes());
    several.put("C.pdf", pages(3, 4).bytes());
    finished(uploadAll(exam, several).path("jobs[0].id"))
        .then()
        .body("faults", hasSize(1))
        .body("faults[0].message", containsString("Of 2 files"));
    List<String> all = copies(exam);

    handedOver(exam)
        .then()
        .body("faults", hasSize(2))
        .body("faults.type", everyItem(equalTo("/problems/confirmation-required")));
    admin()
        .post("/api/exams/copies/" + all.getFirst() + "/validation")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/confirmation-required"))
        .body("copy_id", equalTo(all.getFirst()))
        .body("questions", hasSize(1))
        .body("detail", containsString("/confirmation"));
    admin()
        .get("/api/exams/" + exam + "/ledger/certificate")
        .then()
        .statusCode(409)
        .body("questions", hasSize(2))
        .body("detail", containsString("No form for a name"));

    confirm(exam, 2).then().statusCode(202);

    confirm(exam, 0).then().statusCode(409).body("type", equalTo("/problems/illegal-transition"));
    handedOver(exam).then().body("faults", is(empty()));
    admin().get("/api/exams/" + exam + "/ledger").then().body("balances", is(true));
    admin().get("/api/exams/" + exam + "/ledger/certificate").then().statusCode(200);
  }

  private static String individual(Map<String, Object> more) {
    Map<String, Object> exam = new LinkedHashMap<>(more);
    exam.put("upload_mode", "INDIVIDUAL_A4");
    return newExam(exam);
  }

  private static Map<String, Object> describing(String identityOn, int pages) {
    return Map.of("identity_on", identityOn, "pages_per_booklet", pages);
  }

  private static Response redefine(String exam, String identityOn, int pages) {
    Map<String, Object> described = new LinkedHashMap<>(describing(identityOn, pages));
    described.putAll(
        Map.of("name", "Bac blanc", "date", "2026-01-15", "upload_mode", "INDIVIDUAL_A4"));
    return admin()
        .header("If-Match", admin().get("/api/exams/" + exam).header("ETag"))
        .contentType(ContentType.JSON)
        .body(described)
        .put("/api/exams/" + exam);
  }

  private static PaperBatch pages(int... numbers) {
    PaperBatch file = new PaperBatch();
    IntStream.of(numbers).forEach(file::single);
    return file;
  }

  private static Response taken(String exam, PaperBatch file) {
    return finished(uploadAll(exam, Map.of("A.pdf", file.bytes())).path("jobs[0].id"));
  }

  private static Response confirm(String exam, int file) {
    String upload = admin().get("/api/exams/" + exam + "/pdfs").path("[" + file + "].upload_id");
    return admin().post("/api/exams/uploads/" + upload + "/confirmation");
  }

  private static List<Integer> pagesOf(String exam, int pages) {
    String booklet = booklets(exam).getFirst();
    return IntStream.rangeClosed(1, pages)
        .mapToObj(page -> admin().get("/api/exams/booklets/" + booklet + "/pages/" + page))
        .map(page -> numberOn(page.asByteArray()))
        .toList();
  }
}
