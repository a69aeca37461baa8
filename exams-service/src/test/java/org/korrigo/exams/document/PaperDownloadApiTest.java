package org.korrigo.exams.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.korrigo.exams.document.Papers.activate;
import static org.korrigo.exams.document.Papers.download;
import static org.korrigo.exams.document.Papers.make;
import static org.korrigo.exams.document.Papers.pdf;
import static org.korrigo.exams.document.Papers.set;
import static org.korrigo.exams.document.Papers.teacher;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.newExam;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Infrastructure;

/** Who is served which paper, and never one that was changed in the store. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PaperDownloadApiTest {
  @ConfigProperty(name = "korrigo.files.directory")
  Path files;

  @Test
  void aPaperIsServedWithItsTagAndASafeName() {
    byte[] paper = pdf();
    String set = make(newExam(), Map.of("corrige", paper)).path("id");

    Response answer = download(admin(), set, "CORRIGE");

    answer
        .then()
        .statusCode(200)
        .contentType("application/pdf")
        .header("Content-Disposition", "inline; filename=\"corrige-v1.pdf\"")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "private, no-cache");
    assertThat(answer.asByteArray()).isEqualTo(paper);
    download(admin().header("If-None-Match", answer.header("ETag")), set, "CORRIGE")
        .then()
        .statusCode(304)
        .header("ETag", answer.header("ETag"));
    download(admin().header("If-None-Match", "\"other\""), set, "CORRIGE").then().statusCode(200);
  }

  @Test
  void aPaperWhoseStoredBytesChangedIsNeverServed() throws IOException {
    String set = set(newExam());
    download(admin(), set, "SUJET").then().statusCode(200);
    String sha256 = admin().get("/api/exams/document-sets/" + set).path("documents[0].sha256");
    Path stored = files.resolve("exams").resolve(sha256.substring(0, 2)).resolve(sha256);
    FileTime unsuspicious = Files.getLastModifiedTime(stored);
    byte[] bytes = Files.readAllBytes(stored);
    bytes[bytes.length / 2] ^= 1;
    Files.write(stored, bytes);
    Files.setLastModifiedTime(stored, unsuspicious);

    download(admin(), set, "SUJET")
        .then()
        .statusCode(500)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/internal-error"))
        .body("reference", notNullValue())
        .body("detail", nullValue());

    Files.delete(stored);
    download(admin(), set, "SUJET").then().statusCode(500).body(not(containsString(sha256)));
  }

  @Test
  void correctorsReadTheActiveVersionAndAreToldOfNoOther() {
    String exam = newExam();
    String active = set(exam);
    String other = set(exam);
    activate(active);

    teacher()
        .get("/api/exams/" + exam + "/document-sets")
        .then()
        .statusCode(200)
        .body("id", contains(active));
    teacher().get("/api/exams/document-sets/" + active).then().statusCode(200);
    download(teacher(), active, "SUJET").then().statusCode(200);
    teacher().get("/api/exams/document-sets/" + other).then().statusCode(404);
    download(teacher(), other, "SUJET").then().statusCode(404);
    activate(other);
    download(teacher(), active, "SUJET").then().statusCode(404);
    teacher()
        .get("/api/exams/" + newExam() + "/document-sets")
        .then()
        .statusCode(200)
        .body("", empty());
  }
}
