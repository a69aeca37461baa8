package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.korrigo.exams.scan.PaperBatch.numberInIdentityZone;
import static org.korrigo.exams.scan.PaperBatch.numberOn;
import static org.korrigo.exams.scan.PupilsFiles.individualExam;
import static org.korrigo.exams.scan.PupilsFiles.pages;
import static org.korrigo.exams.scan.PupilsFiles.taken;
import static org.korrigo.exams.scan.PupilsFiles.told;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.event.Topic;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.contracts.exams.CopyReady;
import org.korrigo.contracts.exams.CopyStaged;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Infrastructure;

/** Paper that comes as one file per pupil. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class IndividualFilesApiTest {
  @Test
  void eachFileBecomesOneCopyWithItsPages() {
    String exam = individualExam();

    Response job = taken(exam, Map.of("DUPONT Jean.pdf", pages(13, 14, 15)));

    job.then()
        .body("state", equalTo("DONE"))
        .body("kind", equalTo("INDIVIDUAL_A4"))
        .body("upload_id", nullValue())
        .body("done", is(3))
        .body("total", is(3))
        .body("faults", is(List.of()));
    assertThat(copies(exam)).hasSize(1);
    assertThat(booklets(exam)).hasSize(1);
    String booklet = booklets(exam).getFirst();
    for (int page = 1; page <= 3; page++) {
      assertThat(numberOn(picture(booklet, "pages/" + page))).isEqualTo(12 + page);
    }
    assertThat(numberInIdentityZone(picture(booklet, "header"))).isEqualTo(13);
    assertThat(numberOn(picture(booklet, "header"))).isEqualTo(PaperBatch.NONE);
  }

  @Test
  void identificationReceivesWhatTheFilesNameSays() {
    String exam = individualExam();
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("TG2/LEFÈVRE_Zoé.pdf", pages(1));
    files.put("D'ALEMBERT Léa.PDF", pages(2, 3));

    taken(exam, files);

    await()
        .untilAsserted(
            () -> {
              CopyHeaders first = told(CopyHeaders.class, exam, 0);
              assertThat(first.studentIdentifier()).isEqualTo("LEFÈVRE Zoé");
              assertThat(first.headers()).hasSize(1);
              assertThat(told(CopyStaged.class, exam, 0).pageCount()).isEqualTo(1);
              CopyHeaders second = told(CopyHeaders.class, exam, 1);
              assertThat(second.studentIdentifier()).isEqualTo("D'ALEMBERT Léa");
              assertThat(told(CopyStaged.class, exam, 1).pageCount()).isEqualTo(2);
            });
  }

  @Test
  void theNameOfAFileIsToldToIdentificationAloneAndSoIsTheHeader() {
    String exam = individualExam();
    taken(exam, Map.of("QUENOUILLARD Zoé.pdf", pages(9, 10)));
    String copy = copies(exam).getFirst();
    admin().post("/api/exams/copies/" + copy + "/validation").then().statusCode(200);
    CopyHeaders headers =
        await()
            .until(() -> Broker.events(CopyHeaders.class, copy), told -> !told.isEmpty())
            .getFirst();
    await().until(() -> !Broker.events(CopyReady.class, copy).isEmpty());

    String life =
        Broker.records(Topic.COPY_LIFECYCLE.topicName()).stream()
            .filter(told -> told.key().equals(copy))
            .map(told -> new String(told.value(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("\n"));

    assertThat(headers.studentIdentifier()).isEqualTo("QUENOUILLARD Zoé");
    assertThat(life)
        .contains("page_count")
        .doesNotContain("QUENOUILLARD")
        .doesNotContain(headers.headers().getFirst().sha256());
  }

  @Test
  void aPupilsCopyIsHandedOverWithAllItsPages() {
    String exam = individualExam();
    taken(exam, Map.of("A.pdf", pages(9, 10)));
    String copy = copies(exam).getFirst();

    admin()
        .contentType(ContentType.JSON)
        .post("/api/exams/copies/" + copy + "/validation")
        .then()
        .statusCode(200);

    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(CopyReady.class, copy))
                    .singleElement()
                    .satisfies(ready -> assertThat(ready.pages()).hasSize(2)));
  }

  @Test
  void theFilesAreListedInTheirOrderByKeyset() {
    String exam = individualExam();
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 1; i <= 5; i++) {
      files.put("Pupil " + i + ".pdf", pages(i, i));
    }
    Response job = taken(exam, files);

    Response first = admin().get("/api/exams/" + exam + "/pdfs?limit=3");

    first
        .then()
        .statusCode(200)
        .header("Link", containsString("rel=\"next\""))
        .body("student_identifier", contains("Pupil 1", "Pupil 2", "Pupil 3"))
        .body("sides", everyItem(is(2)))
        .body("job_id", everyItem(equalTo(job.path("id"))))
        .body("exam_id", everyItem(equalTo(exam)));
    String link = first.header("Link");
    admin()
        .get("/api/exams/" + exam + "/pdfs" + link.substring(1, link.indexOf('>')))
        .then()
        .body("student_identifier", contains("Pupil 4", "Pupil 5"));
    admin().get("/api/exams/" + UUID.randomUUID() + "/pdfs").then().statusCode(404);
  }

  @Test
  void aFileWithAPageThatCannotBeReadIsUsedNotAtAllAndTheOthersAre() {
    String exam = individualExam();
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("Broken.pdf", new PaperBatch().single(1).damagedSide().bytes());
    files.put("Whole.pdf", pages(5));

    Response job = taken(exam, files);

    List<Map<String, Object>> pdfs = admin().get("/api/exams/" + exam + "/pdfs").path("");
    Object broken = pdfs.getFirst().get("upload_id");
    job.then()
        .body("state", equalTo("DONE"))
        .body("done", is(3))
        .body("faults.side", contains(1, 2))
        .body("faults.upload_id", everyItem(equalTo(broken)))
        .body("faults[0].message", containsString("page 2"));
    assertThat(copies(exam)).hasSize(1);
    assertThat(numberOn(picture(booklets(exam).getFirst(), "pages/1"))).isEqualTo(5);
  }

  @Test
  void aSheetOfTwoPagesIsNoPupilsPage() {
    String exam = individualExam();

    taken(exam, Map.of("A.pdf", new PaperBatch().landscapeSheet(0).bytes()))
        .then()
        .body("faults", hasSize(2))
        .body("faults[0].message", containsString("larger than a single page"));

    assertThat(copies(exam)).isEmpty();
  }

  private static byte[] picture(String booklet, String what) {
    return admin()
        .get("/api/exams/booklets/" + booklet + "/" + what)
        .then()
        .statusCode(200)
        .contentType("image/jpeg")
        .extract()
        .asByteArray();
  }
}
