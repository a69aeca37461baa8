package org.korrigo.exams.booklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Infrastructure;

/** The pictures of a booklet, whole and in parts. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class BookletApiTest {
  @ParameterizedTest(name = "pages/1{0}")
  @ValueSource(strings = {"", "/preview"})
  void aPictureIsFetchedOnceAndInPartsIfWanted(String suffix) throws Exception {
    // Given a booklet at 200 dpi
    String page = "/api/exams/booklets/" + booklet() + "/pages/1" + suffix;

    // When a page is fetched
    Response whole = admin().get(page);

    // Then it is a JPEG that may be kept
    whole.then().statusCode(200).contentType("image/jpeg").header("Accept-Ranges", "bytes");
    assertThat(whole.header("Cache-Control")).contains("private", "immutable");
    String tag = whole.header("ETag");
    byte[] bytes = whole.asByteArray();
    int width = ImageIO.read(new ByteArrayInputStream(bytes)).getWidth();
    assertThat(width).isEqualTo(suffix.isEmpty() ? 1652 : 826);
    // And who has it gets nothing, who wants a part gets that
    admin().header("If-None-Match", tag).get(page).then().statusCode(304).header("ETag", tag);
    Response part = admin().header("Range", "bytes=10-19").get(page);
    part.then()
        .statusCode(206)
        .header("Content-Range", "bytes 10-19/" + bytes.length)
        .header("ETag", tag);
    assertThat(part.asByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 10, 20));
    // And a part of another picture is answered with the whole
    admin()
        .header("Range", "bytes=10-19")
        .header("If-Range", "\"other\"")
        .get(page)
        .then()
        .statusCode(200);
    admin()
        .header("Range", "bytes=10-19")
        .header("If-Range", tag)
        .get(page)
        .then()
        .statusCode(206)
        .header("Content-Range", "bytes 10-19/" + bytes.length);
    admin()
        .header("Range", "bytes=" + bytes.length + "-")
        .get(page)
        .then()
        .statusCode(416)
        .body("type", equalTo("/problems/range-not-satisfiable"));
  }

  @Test
  void aPreviewOfEveryPageIsReadyWhenTheJobEnds() throws Exception {
    String exam = newExam();
    processed(exam, PaperBatch.large(), 4).then().body("state", equalTo("DONE"));
    List<String> booklets = admin().get("/api/exams/" + exam + "/booklets").path("id");

    assertThat(booklets).isNotEmpty();
    for (String booklet : booklets) {
      for (int page = 1; page <= 4; page++) {
        byte[] preview =
            admin()
                .get("/api/exams/booklets/" + booklet + "/pages/" + page + "/preview")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(ImageIO.read(new ByteArrayInputStream(preview)).getWidth()).isBetween(820, 840);
      }
    }
  }

  @Test
  void aPreviewOfNoPageIsNotFound() {
    String booklet = booklet();
    for (String page :
        List.of(booklet + "/pages/0", booklet + "/pages/5", UUID.randomUUID() + "/pages/1")) {
      admin()
          .get("/api/exams/booklets/" + page + "/preview")
          .then()
          .statusCode(404)
          .body("type", equalTo("/problems/not-found"));
    }
  }

  private static String booklet() {
    String exam = newExam();
    processed(exam, PaperBatch.large(), 4).then().body("state", equalTo("DONE"));
    return admin().get("/api/exams/" + exam + "/booklets").then().extract().path("[0].id");
  }
}
