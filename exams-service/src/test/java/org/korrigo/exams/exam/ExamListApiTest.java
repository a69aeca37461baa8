package org.korrigo.exams.exam;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.korrigo.exams.exam.ExamRequests.admin;
import static org.korrigo.exams.exam.ExamRequests.created;
import static org.korrigo.exams.exam.ExamRequests.list;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korrigo.testing.Infrastructure;

/** Exams are listed and found. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ExamListApiTest {
  @Test
  void examsAreListedTheLatestFirstPageByPage() {
    List<String> ids =
        List.of(
            created("Page 1", "[]", "2099-03-01"),
            created("Page 2", "[]", "2099-03-02"),
            created("Page 3", "[]", "2099-03-03"));

    String link =
        admin()
            .queryParam("limit", 2)
            .get("/api/exams")
            .then()
            .statusCode(200)
            .body("id", contains(ids.get(2), ids.get(1)))
            .header("Link", notNullValue())
            .extract()
            .header("Link");

    String next = link.substring(link.indexOf('<') + 1, link.indexOf('>'));
    admin()
        .urlEncodingEnabled(false)
        .get("/api/exams" + next)
        .then()
        .statusCode(200)
        .body("id[0]", equalTo(ids.getFirst()));
    admin()
        .queryParam("after", "nonsense")
        .get("/api/exams")
        .then()
        .statusCode(400)
        .body("violations.field", contains("after"));
  }

  @Test
  void examsAreFoundByTheirDayAndByTheirName() {
    String early = created("Épreuve 100%_A", "[]", "2098-05-01");
    String late = created("épreuve 100 B", "[]", "2098-05-31");
    created("Autre", "[]", "2098-06-01");

    list("from", "2098-05-01", "to", "2098-05-31").body("id", contains(late, early));
    list("from", "2098-05-02", "to", "2098-05-31").body("id", contains(late));
    list("from", "2098-01-01", "to", "2098-12-31", "name", "ÉPREUVE")
        .body("id", contains(late, early));
    list("name", "100%_").body("id", contains(early));
    String link =
        list("from", "2098-01-01", "to", "2098-12-31", "name", "épreuve", "limit", "1")
            .body("id", contains(late))
            .extract()
            .header("Link");
    admin()
        .urlEncodingEnabled(false)
        .get("/api/exams" + link.substring(link.indexOf('<') + 1, link.indexOf('>')))
        .then()
        .statusCode(200)
        .body("id", contains(early));
  }

  @ParameterizedTest
  @CsvSource({
    "31/01/2026,2026-02-01,from",
    "2026-01-01,tomorrow,to",
    "2026-01-01,2025-12-31,to",
    "2026-01-01,+999999999-12-31,to"
  })
  void aDayThatIsNoneOrTheWrongWayRoundIsNamed(String from, String to, String named) {
    admin()
        .queryParam("from", from)
        .queryParam("to", to)
        .get("/api/exams")
        .then()
        .statusCode(400)
        .body("violations.field", contains(named));
  }
}
