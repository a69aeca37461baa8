package org.korrigo.grading.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.Desk;
import org.korrigo.grading.Fixtures;
import org.korrigo.grading.PausedSweeps;
import org.korrigo.grading.exam.Exams;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class CopyApiTest {

  @Test
  void aCopyTellsItsPagesAndItsMarksAndNobodysName() {
    // Given
    Desk desk = Desk.ready();

    // When
    Response answer = desk.asTeacher().get("/copies/" + desk.copy);

    // Then
    answer
        .then()
        .statusCode(200)
        .header("ETag", notNullValue())
        .body("exam_id", equalTo(desk.exam.toString()))
        .body("status", equalTo("READY"))
        .body("subject_variant", equalTo("A"))
        .body("pages", hasSize(2))
        .body("pages[1].page_index", equalTo(1))
        .body("pages[0].width_px", equalTo(413))
        .body("pages[0].href", equalTo("/api/grading/copies/" + desk.copy + "/pages/0"))
        .body("total", equalTo(0))
        .body("maximum", equalTo(10))
        .body("student_id", nullValue());
  }

  @Test
  void aPageIsServedByteForByteAndNotAgainIfTheClientHasIt() {
    // Given
    Desk desk = Desk.ready();
    Response whole = page(desk, 0, null, null);
    whole.then().statusCode(200).contentType("image/jpeg").header("Accept-Ranges", "bytes");

    // When
    Response again = page(desk, 0, "If-None-Match", whole.header("ETag"));

    // Then
    again.then().statusCode(304).header("ETag", whole.header("ETag"));
    assertThat(whole.asByteArray()).startsWith(0xFF, 0xD8).endsWith(0xFF, 0xD9);
    assertThat(page(desk, 1, null, null).header("ETag")).isNotEqualTo(whole.header("ETag"));
  }

  @ParameterizedTest(name = "{0}: bytes {1} to {2} of the page")
  @CsvSource({"bytes=0-9, 0, 10", "bytes=5-5, 5, 6", "bytes=100-, 100, -1", "bytes=-7, -7, -1"})
  void aRangeOfAPageIsPartOfIt(String range, int from, int to) {
    // Given
    Desk desk = Desk.ready();
    byte[] whole = page(desk, 0, null, null).asByteArray();

    // When
    Response part = page(desk, 0, "Range", range);

    // Then
    int first = from < 0 ? whole.length + from : from;
    int end = to < 0 ? whole.length : to;
    part.then()
        .statusCode(206)
        .header("Content-Range", equalTo("bytes %d-%d/%d".formatted(first, end - 1, whole.length)));
    assertThat(part.asByteArray()).isEqualTo(Arrays.copyOfRange(whole, first, end));
  }

  @Test
  void aRangeOutsideIsRefusedAndOneThatIsNotUnderstoodIsIgnored() {
    // Given
    Desk desk = Desk.ready();

    // When
    Response outside = page(desk, 0, "Range", "bytes=9999999-");
    Response several = page(desk, 0, "Range", "bytes=0-1,4-5");
    Response nonsense = page(desk, 0, "Range", "lines=1-2");

    // Then
    outside
        .then()
        .statusCode(416)
        .header("Content-Range", org.hamcrest.Matchers.startsWith("bytes */"))
        .body("type", equalTo("/problems/range-not-satisfiable"));
    several.then().statusCode(200);
    nonsense.then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 2, 1000})
  void aPageThatTheCopyDoesNotHaveIsNotFound(int pageIndex) {
    // Given
    Desk desk = Desk.ready();

    // When
    Response answer = page(desk, pageIndex, null, null);

    // Then
    answer.then().statusCode(404).body("type", equalTo("/problems/not-found"));
  }

  @Test
  void anExamTellsItsScaleAndHowFarItIs() {
    // Given
    Desk desk = Desk.locked();
    desk.another();

    // When
    Response answer = desk.asTeacher().get("/exams/" + desk.exam);

    // Then
    answer
        .then()
        .statusCode(200)
        .body("maximum", equalTo(10))
        .body("grading_structure[0].children[1].id", equalTo("ex1_q2"))
        .body("copies.READY", equalTo(1))
        .body("copies.LOCKED", equalTo(1))
        .body("copies.GRADED", equalTo(0));
    desk.asTeacher()
        .get("/exams?limit=1&after=" + justBefore(desk.exam))
        .then()
        .statusCode(200)
        .body("id", contains(desk.exam.toString()));
  }

  /** A cursor, for other tests have exams of their own in the list. */
  private static String justBefore(UUID exam) {
    UUID before = new UUID(exam.getMostSignificantBits(), exam.getLeastSignificantBits() - 1);
    return Exams.cursor(Fixtures.exam(exam).date(), before);
  }

  @Test
  void copiesAreListedPageByPageAndByState() {
    // Given
    Desk desk = Desk.locked();
    desk.another();
    desk.another();

    // When
    Response first = desk.asTeacher().get("/exams/" + desk.exam + "/copies?limit=2");

    // Then
    first.then().statusCode(200).body("$", hasSize(2));
    assertThat(first.header("Link")).contains("rel=\"next\"");
    desk.asTeacher()
        .get("/exams/" + desk.exam + "/copies?after=" + first.path("[1].anonymous_id"))
        .then()
        .body("$", hasSize(1))
        .header("Link", nullValue());
    desk.asTeacher()
        .get("/exams/" + desk.exam + "/copies?status=LOCKED")
        .then()
        .body("id", contains(desk.copy.toString()));
    desk.asTeacher()
        .get("/exams/" + desk.exam + "/copies?status=STAGING")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("status"));
  }

  @Test
  void theNumberOfQueriesDoesNotDependOnTheRows() {
    // Given
    Desk desk = Desk.ready();
    int forOne = statements(() -> list(desk));

    // When
    for (int i = 0; i < 5; i++) {
      desk.another();
    }

    // Then
    assertThat(forOne).isPositive();
    assertThat(statements(() -> list(desk))).isEqualTo(forOne);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    // When
    Response copy = Desk.asAdmin().get("/copies/" + UUID.randomUUID());
    Response exam = Desk.asAdmin().get("/exams/" + UUID.randomUUID());
    Response copies = Desk.asAdmin().get("/exams/" + UUID.randomUUID() + "/copies");

    // Then
    copy.then().statusCode(404).body("type", equalTo("/problems/not-found"));
    exam.then().statusCode(404).body("type", equalTo("/problems/not-found"));
    copies.then().statusCode(404).body("type", equalTo("/problems/not-found"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/exams",
        "/exams/{exam}",
        "/exams/{exam}/copies",
        "/copies/{copy}",
        "/copies/{copy}/pages/0"
      })
  void pupilsSeeNothingOfTheMarking(String path) {
    // Given
    Desk desk = Desk.ready();
    String url =
        path.replace("{exam}", desk.exam.toString()).replace("{copy}", desk.copy.toString());

    // When
    Response answer = Desk.as(Tokens.student("pupil")).get(url);

    // Then
    answer.then().statusCode(403).body("type", equalTo("/problems/forbidden"));
  }

  private static void list(Desk desk) {
    desk.asTeacher().get("/exams/" + desk.exam + "/copies").then().statusCode(200);
    desk.asTeacher().get("/exams/" + desk.exam).then().statusCode(200);
  }

  private static Response page(Desk desk, int index, String header, String value) {
    var request = desk.asTeacher();
    return (header == null ? request : request.header(header, value))
        .get("/copies/" + desk.copy + "/pages/" + index);
  }

  /** Selects from the copies' and exams' tables that a request causes, by Hibernate's own log. */
  private static int statements(Runnable request) {
    AtomicInteger count = new AtomicInteger();
    Handler counter =
        new Handler() {
          @Override
          public void publish(LogRecord statement) {
            if (statement.getMessage().matches("(?is)select.*from (copy|exam) .*")) {
              count.incrementAndGet();
            }
          }

          @Override
          public void flush() {
            // nothing is kept
          }

          @Override
          public void close() {
            // nothing is open
          }
        };
    Logger log = Logger.getLogger("org.hibernate.SQL");
    Level before = log.getLevel();
    try (PausedSweeps _ = PausedSweeps.now()) {
      log.setLevel(Level.FINE);
      log.addHandler(counter);
      request.run();
    } finally {
      log.removeHandler(counter);
      log.setLevel(before);
    }
    return count.get();
  }
}
