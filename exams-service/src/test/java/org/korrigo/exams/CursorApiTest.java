package org.korrigo.exams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.finished;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;
import static org.korrigo.exams.scan.Secretariat.uploadAll;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** A list goes on where its last page ended, also when the row at its end is gone. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class CursorApiTest {

  @ParameterizedTest
  @CsvSource({"copies, copy", "booklets, booklet"})
  void aListOfPaperGoesOnAfterARowThatIsGone(String list, String table) throws SQLException {
    String exam = newExam();
    processed(exam, PaperBatch.ofSheets(4), 4);
    String path = "/api/exams/" + exam + "/" + list;
    List<String> all = admin().get(path).path("id");
    Response first = admin().get(path + "?limit=2");

    Database.execute("delete from " + table + " where id = ?", UUID.fromString(all.get(1)));

    assertThat(next(path, first).<List<String>>path("id")).isEqualTo(all.subList(2, 4));
  }

  @Test
  void aListOfFilesGoesOnAfterOneThatIsGone() throws SQLException {
    String exam = newExam(Map.of("upload_mode", "INDIVIDUAL_A4"));
    Map<String, byte[]> files =
        IntStream.rangeClosed(1, 3)
            .boxed()
            .collect(Collectors.toMap(i -> i + ".pdf", i -> new PaperBatch().single(i).bytes()));
    finished(uploadAll(exam, files).path("jobs[0].id"));
    String path = "/api/exams/" + exam + "/pdfs";
    List<String> all = admin().get(path).path("id");
    Response first = admin().get(path + "?limit=2");

    Database.execute("delete from exam_pdf where id = ?", UUID.fromString(all.get(1)));

    assertThat(next(path, first).<List<String>>path("id")).containsExactly(all.get(2));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aListOfSidesGoesOnAfterAnUploadThatWasTakenBack(int limit) throws SQLException {
    String exam = newExam();
    String first = processed(exam, PaperBatch.ofSheets(2), 4).path("upload_id");
    String second = processed(exam, PaperBatch.ofSheets(1), 4).path("upload_id");
    String path = "/api/exams/" + exam + "/sides";
    Response page = admin().get(path + "?limit=" + limit);

    Database.execute("delete from upload where id = ?", UUID.fromString(first));

    assertThat(next(path, page).<List<String>>path("upload_id")).isNotEmpty().containsOnly(second);
  }

  private static Response next(String path, Response page) {
    String link = page.then().statusCode(200).extract().header("Link");
    Response next =
        admin().urlEncodingEnabled(false).get(path + link.substring(1, link.indexOf('>')));
    next.then().statusCode(200);
    return next;
  }
}
