package org.korrigo.students.roster;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/**
 * How long rosters take, printed; no test, as it judges no time. {@code
 * deploy/benchmarks/roster/run} runs it, with the number of pupils as the system property {@code
 * pupils}.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RosterImportMeasurement {
  private static final int PUPILS = Integer.getInteger("pupils", 5_000);
  private static final int ROUNDS = 3;

  @Test
  void measure() throws SQLException {
    byte[] roster = roster("TG2");
    byte[] promoted = roster("TG5");
    System.out.printf(
        Locale.ROOT,
        "%nroster of %d pupils, %d KB; seconds of a request, each round%n",
        PUPILS,
        roster.length / 1024);
    for (int round = 1; round <= ROUNDS; round++) {
      Database.execute("delete from student");
      print("preview", post("/previews", roster, "added"));
      print("import, all new", post("", roster, "created"));
      await().atMost(Duration.ofMinutes(2)).until(RosterImportMeasurement::isAllPublished);
      print("import, none changed", post("", roster, "unchanged"));
      print("import, all changed", post("", promoted, "updated"));
      await().atMost(Duration.ofMinutes(2)).until(RosterImportMeasurement::isAllPublished);
    }
  }

  private static void print(String what, double seconds) {
    System.out.printf(Locale.ROOT, "%-22s %6.2f%n", what, seconds);
  }

  private static double post(String path, byte[] roster, String counted) {
    long start = System.nanoTime();
    given()
        .auth()
        .oauth2(Tokens.admin())
        .multiPart("file", "roster.csv", roster, "text/csv")
        .post("/api/students/imports" + path)
        .then()
        .statusCode(200)
        .body(counted, equalTo(PUPILS));
    return (System.nanoTime() - start) / 1e9;
  }

  private static boolean isAllPublished() {
    return Database.query("select 1 from outbox limit 1").isEmpty();
  }

  private static byte[] roster(String className) {
    String[] lines =
        IntStream.range(0, PUPILS).mapToObj(pupil -> line(pupil, className)).toArray(String[]::new);
    return Rosters.of(lines);
  }

  private static String line(int pupil, String className) {
    String own =
        Integer.toString(pupil + 100_000)
            .chars()
            .mapToObj(RosterImportMeasurement::letter)
            .collect(Collectors.joining());
    String date = "%02d/%02d/%d".formatted(pupil % 28 + 1, pupil % 12 + 1, 2005 + pupil % 9);
    return Rosters.line(
        "LE GOFF" + own.toUpperCase(Locale.ROOT) + " ANNE",
        date,
        "anne.legoff" + own + "@lycee.example",
        className);
  }

  private static String letter(int digit) {
    return String.valueOf((char) (digit - '0' + 'a'));
  }
}
