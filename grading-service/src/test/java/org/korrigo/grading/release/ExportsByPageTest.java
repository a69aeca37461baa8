package org.korrigo.grading.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Statements;
import org.korrigo.testing.Tokens;

/** An export of many pages of copies is whole, and asks the database page by page. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ExportsByPageTest {
  private static final String DETAILS = "/api/grading/exams/{exam}/marks-details.csv";
  private static final String ARCHIVE = "/api/grading/exams/{exam}/final-pdfs.zip";

  @Test
  void theTableHasEveryCopyOnceByAnonymousId() throws SQLException {
    // Given
    UUID exam = examOf(2 * CopiesByPage.ROWS + 1);

    // When
    Response table = admin(DETAILS, exam);

    // Then
    List<String> copies = copies(table);
    assertThat(copies).isEqualTo(anonymousIds(exam)).hasSize(2 * CopiesByPage.ROWS + 1);
    assertThat(exports(exam)).isEqualTo(copies.size());
  }

  @Test
  void theTableHasEveryCopyThatIsNotHandedOverAfterTheOthers() throws SQLException {
    // Given
    Desk desk = Desk.ready();
    stage(desk.exam, 2 * CopiesByPage.ROWS + 1);

    // When
    Response table = admin(DETAILS, desk.exam);

    // Then
    List<String> expected = new ArrayList<>(anonymousIds("copy", desk.exam));
    expected.addAll(anonymousIds("staged_copy", desk.exam));
    assertThat(copies(table)).isEqualTo(expected).hasSize(2 * CopiesByPage.ROWS + 2);
    assertThat(exports(desk.exam)).isEqualTo(1);
  }

  @Test
  void theArchiveListsEveryCopyWithoutAFileOnce() throws SQLException, IOException {
    // Given
    UUID exam = examOf(2 * CopiesByPage.ROWS + 1);

    // When
    Response archive = admin(ARCHIVE, exam);

    // Then
    assertThat(omitted(archive))
        .isEqualTo(anonymousIds(exam).stream().map(id -> id + ";NOT_GRADED").toList());
    assertThat(archive.header("Omitted-Copies")).isEqualTo("" + (2 * CopiesByPage.ROWS + 1));
  }

  @Test
  void theArchiveListsEveryCopyThatIsNotHandedOverAfterTheOthers()
      throws SQLException, IOException {
    // Given
    Desk desk = Desk.ready();
    stage(desk.exam, 2 * CopiesByPage.ROWS + 1);

    // When
    Response archive = admin(ARCHIVE, desk.exam);

    // Then
    List<String> expected = new ArrayList<>();
    anonymousIds("copy", desk.exam).forEach(id -> expected.add(id + ";NOT_GRADED"));
    anonymousIds("staged_copy", desk.exam).forEach(id -> expected.add(id + ";NOT_HANDED_OVER"));
    assertThat(omitted(archive)).isEqualTo(expected).hasSize(2 * CopiesByPage.ROWS + 2);
    assertThat(archive.header("Omitted-Copies")).isEqualTo("" + (2 * CopiesByPage.ROWS + 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {DETAILS, ARCHIVE})
  void statementsGrowByPageAndNotByCopy(String export) throws SQLException {
    Desk desk = Desk.ready();
    int few = statements(export, desk.exam);
    desk.copies(CopiesByPage.ROWS - 2);
    int one = statements(export, desk.exam);
    desk.copies(CopiesByPage.ROWS);
    int two = statements(export, desk.exam);
    desk.copies(CopiesByPage.ROWS);
    int three = statements(export, desk.exam);

    assertThat(one).isEqualTo(few);
    assertThat(three - two).isEqualTo(two - one).isBetween(1, 12);
  }

  /** An exam of this many copies. */
  private static UUID examOf(int copies) throws SQLException {
    Desk desk = Desk.ready();
    desk.copies(copies - 1);
    return desk.exam;
  }

  /** As exams-service would have told of them one by one. */
  private static void stage(UUID exam, int copies) throws SQLException {
    Database.execute(
        "insert into staged_copy (copy_id, exam_id, anonymous_id, sequence)"
            + " select gen_random_uuid(), ?, 'ANON-' || gen_random_uuid(), 1"
            + " from generate_series(1, ?)",
        exam,
        copies);
  }

  /** The anonymous ids of a table's lines. */
  private static List<String> copies(Response table) {
    return new String(table.asByteArray(), StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(line -> line.substring(0, line.indexOf(';')))
        .toList();
  }

  /** The rows of the one entry of an archive without files. */
  private static List<String> omitted(Response archive) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive.asByteArray()))) {
      ZipEntry only = zip.getNextEntry();
      assertThat(only.getName()).isEqualTo("omitted.csv");
      return new String(zip.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
    }
  }

  private static int statements(String export, UUID exam) {
    return Statements.leastDuring(() -> admin(export, exam));
  }

  private static Response admin(String export, UUID exam) {
    Response answer = given().auth().oauth2(Tokens.admin()).get(export, exam);
    answer.then().statusCode(200);
    return answer;
  }

  private static List<String> anonymousIds(UUID exam) {
    return anonymousIds("copy", exam);
  }

  private static List<String> anonymousIds(String table, UUID exam) {
    return Database.query(
            "select anonymous_id from " + table + " where exam_id = ? order by anonymous_id", exam)
        .stream()
        .map(row -> row.get("anonymous_id").toString())
        .toList();
  }

  private static int exports(UUID exam) {
    return Database.query(
            "select 1 from grading_event where exam_id = ? and action = 'EXPORT'", exam)
        .size();
  }
}
