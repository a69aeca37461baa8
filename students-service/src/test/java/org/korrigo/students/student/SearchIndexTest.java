package org.korrigo.students.student;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** A search among many pupils reads the trigram indexes and not every row. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class SearchIndexTest {
  private static final int PUPILS = 20_000;
  private static final int SEARCHES = 10;

  @BeforeEach
  void twentyThousandPupils() throws SQLException {
    Database.execute("delete from student");
    Database.execute(
        """
        insert into student
          (last_name, first_name, date_naissance, class_name, name_split, folded_name)
        select md5(i::text), 'ANNE', date '2008-01-01', 'TG2', 'CERTAIN', md5(i::text) || ' anne'
        from generate_series(1, 20000) as i
        """);
    Database.execute(
        """
        insert into student
          (last_name, first_name, date_naissance, class_name, name_split, folded_name)
        values ('LE GOFF', 'Loïc', date '2008-01-01', 'TG2', 'CERTAIN', 'le goff loic')
        """);
    Database.vacuum("student");
  }

  @AfterEach
  void noPupils() throws SQLException {
    Database.execute("delete from student");
  }

  @Test
  void searchesByTrigrams() {
    long byName = scans("student_name_trigrams");
    long joined = scans("student_joined_name_trigrams");
    long rows = rowsReadOneByOne();

    for (int search = 0; search < SEARCHES; search++) {
      search();
    }

    // the database counts once a second at most, and when a connection is used: it is asked until
    // it has counted every search
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> {
              search();
              assertThat(scans("student_name_trigrams")).isGreaterThanOrEqualTo(byName + SEARCHES);
              assertThat(scans("student_joined_name_trigrams"))
                  .isGreaterThanOrEqualTo(joined + SEARCHES);
            });
    // a search that read the rows would have read each of them; a few are read by the deletions of
    // the tests before, which the database may count as late as it likes
    assertThat(rowsReadOneByOne() - rows).isLessThan(PUPILS);
  }

  private static void search() {
    given()
        .auth()
        .oauth2(Tokens.admin())
        .queryParam("q", "gof loïc")
        .get("/api/students")
        .then()
        .statusCode(200)
        .body("last_name", hasItem("LE GOFF"));
  }

  private static long scans(String index) {
    return number("select idx_scan as n from pg_stat_user_indexes where indexrelname = ?", index);
  }

  private static long rowsReadOneByOne() {
    return number("select seq_tup_read as n from pg_stat_user_tables where relname = ?", "student");
  }

  private static long number(String sql, String parameter) {
    return ((Number) Database.query(sql, parameter).getFirst().get("n")).longValue();
  }
}
