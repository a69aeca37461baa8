package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.scan.PupilsFiles.individualExam;
import static org.korrigo.exams.scan.PupilsFiles.pages;
import static org.korrigo.exams.scan.PupilsFiles.taken;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.upload;
import static org.korrigo.exams.scan.Secretariat.uploadAll;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** Pupils' files that are not taken in: a single one refuses all. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RefusedPupilsFilesApiTest {
  @Test
  void aFileWhoseNameSaysNothingIsRefusedByName() {
    uploadAll(individualExam(), Map.of("__.pdf", pages(1)))
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/unsupported-scan"))
        .body("reason", equalTo("NAME"))
        .body("violations.field", contains("__.pdf"));
  }

  @Test
  void pagesPerCopySaysNothingWhereEachFileIsACopy() {
    upload(individualExam(), pages(1), 4)
        .then()
        .statusCode(400)
        .body("violations.field", contains("pages_per_copy"));
  }

  @Test
  void oneFileThatCannotBeUsedRefusesAllAndEveryFaultIsNamed() {
    String exam = individualExam();
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("Whole.pdf", pages(1));
    files.put("Locked.pdf", new PaperBatch().single(2).locked().bytes());
    files.put("Picture.png", pages(3));

    uploadAll(exam, files)
        .then()
        .statusCode(422)
        .body("violations.field", contains("Locked.pdf", "Picture.png"))
        .body("detail", containsString("2 files"));

    assertThat(Database.query("select 1 from upload where exam_id = ?", UUID.fromString(exam)))
        .isEmpty();
  }

  @Test
  void aPupilsFileThatCameBeforeIsNamedWithItsFirstUpload() {
    String exam = individualExam();
    byte[] first = pages(1);
    taken(exam, Map.of("A.pdf", first));
    String upload = admin().get("/api/exams/" + exam + "/pdfs").path("[0].upload_id");
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("B.pdf", pages(2));
    files.put("C.pdf", first);

    uploadAll(exam, files)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/duplicate-upload"))
        .body("upload_id", equalTo(upload))
        .body("violations.field", contains("C.pdf"));
  }

  @Test
  void theSameContentUnderTwoNamesIsRefused() {
    byte[] same = pages(1);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("A.pdf", same);
    files.put("B.pdf", same);

    uploadAll(individualExam(), files)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/duplicate-upload"))
        .body("violations.field", contains("B.pdf"))
        .body("violations[0].message", containsString("A.pdf"));
  }

  @Test
  void moreFilesThanAllowedAreTooMany() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i <= 500; i++) {
      files.put(i + ".pdf", new byte[] {'x'});
    }

    uploadAll(individualExam(), files)
        .then()
        .statusCode(413)
        .body("type", equalTo("/problems/too-large"))
        .body("max_files", is(500));
  }
}
