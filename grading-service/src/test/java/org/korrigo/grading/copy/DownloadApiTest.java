package org.korrigo.grading.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** Each download of an annotated PDF is in the journal once. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class DownloadApiTest {
  private String reader;
  private Desk desk;
  private String path;

  @ConfigProperty(name = "korrigo.files.directory")
  Path files;

  @BeforeEach
  void finalise() {
    desk = Desk.graded();
    reader = desk.teacher;
    path = "/copies/" + desk.copy + "/final-pdf";
  }

  @Test
  void aDownloadIsJournalledWithItsActorAndTheFile() {
    // When
    byte[] pdf = asReader().get(path).then().statusCode(200).extract().asByteArray();

    // Then
    assertThat(pdf).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    assertThat(exports()).containsExactly(reader + " final-pdf");
    assertThat(
            desk.rows(
                "select 1 from grading_event e join copy c on c.id = e.copy_id where c.id = ?"
                    + " and e.action = 'EXPORT'"
                    + " and e.metadata->>'final_pdf' = c.final_pdf->>'sha256'",
                desk.copy))
        .hasSize(1);
  }

  @Test
  void eachDownloadIsOne() {
    asReader().get(path);
    asReader().get(path);
    Desk.asAdmin().get(path).then().statusCode(200);

    assertThat(exports())
        .containsExactly(
            reader + " final-pdf", reader + " final-pdf", "secretariat-subject final-pdf");
  }

  @Test
  void whatSendsNoContentIsNone() {
    // Given
    String tag = asReader().head(path).then().statusCode(200).extract().header("ETag");

    // Then
    asReader().header("If-None-Match", tag).get(path).then().statusCode(304);
    asReader().header("Range", "bytes=99999999-").get(path).then().statusCode(416);
    Desk.as(Tokens.student(reader)).get(path).then().statusCode(403);
    assertThat(exports()).isEmpty();
  }

  @Test
  void theRangesOfOneDownloadAreOne() {
    // When
    part("bytes=0-9").then().statusCode(206);
    part("bytes=10-19").then().statusCode(206);
    part("bytes=-5").then().statusCode(206);

    // Then
    assertThat(exports()).containsExactly(reader + " final-pdf");
    part("bytes=0-").then().statusCode(206);
    assertThat(exports()).hasSize(2);
  }

  @Test
  void nobodyEscapesTheJournalByLeavingTheFirstByteOut() {
    // Given
    Desk.asAdmin().get(path).then().statusCode(200);

    // When
    part("bytes=1-").then().statusCode(206);

    // Then
    assertThat(exports()).containsExactly("secretariat-subject final-pdf", reader + " final-pdf");
  }

  @Test
  void aRangeLongAfterTheDownloadIsANewOne() throws SQLException {
    // Given
    Database.execute(
        "insert into grading_event (id, copy_id, exam_id, action, actor_id, timestamp, metadata)"
            + " values (gen_random_uuid(), ?, ?, 'EXPORT', ?, now() - interval '25 hours',"
            + " jsonb_build_object('reason', 'final-pdf', 'final_pdf',"
            + " (select final_pdf->>'sha256' from copy where id = ?)))",
        desk.copy,
        desk.exam,
        reader,
        desk.copy);

    // When
    part("bytes=1-").then().statusCode(206);

    // Then
    assertThat(exports()).hasSize(2);
  }

  @Test
  void aRangeOfAnotherFileOfTheCopyIsADownloadOfThatFile() {
    // Given
    part("bytes=0-9").then().statusCode(206);
    desk.reopen();
    desk.lock();
    desk.scores(Map.of("ex1_q1", 1, "ex1_q2", 1, "ex2", 1)).then().statusCode(200);
    desk.finalise();

    // When
    part("bytes=1-").then().statusCode(206);
    part("bytes=20-").then().statusCode(206);

    // Then
    assertThat(exports()).containsExactly(reader + " final-pdf", reader + " final-pdf");
    assertThat(
            desk.rows(
                "select distinct metadata->>'final_pdf' from grading_event"
                    + " where copy_id = ? and action = 'EXPORT'",
                desk.copy))
        .hasSize(2);
  }

  @Test
  void aFileThatIsDamagedIsNoDownload() throws IOException {
    // Given
    Map<String, Object> stored =
        desk.rows("select final_pdf->>'key' as key from copy where id = ?", desk.copy).getFirst();
    Files.writeString(files.resolve(stored.get("key").toString()), "not what was stored");

    // Then
    asReader().get(path).then().statusCode(500).body("type", equalTo("/problems/internal-error"));
    assertThat(exports()).isEmpty();
  }

  private Response part(String range) {
    return asReader().header("Range", range).get(path);
  }

  private RequestSpecification asReader() {
    return Desk.as(Tokens.teacher(reader));
  }

  private List<String> exports() {
    return desk
        .rows(
            "select actor_id || ' ' || (metadata->>'reason') as what from grading_event"
                + " where copy_id = ? and action = 'EXPORT' order by sequence",
            desk.copy)
        .stream()
        .map(row -> row.get("what").toString())
        .toList();
  }
}
