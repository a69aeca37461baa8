package org.korrigo.students.personaldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.korrigo.students.personaldata.Secretariat.ANNE;
import static org.korrigo.students.personaldata.Secretariat.HEADER;
import static org.korrigo.students.personaldata.Secretariat.NO_DATE;
import static org.korrigo.students.personaldata.Secretariat.STUDENTS;
import static org.korrigo.students.personaldata.Secretariat.admin;
import static org.korrigo.students.personaldata.Secretariat.erase;
import static org.korrigo.students.personaldata.Secretariat.file;
import static org.korrigo.students.personaldata.Secretariat.idOf;
import static org.korrigo.students.personaldata.Secretariat.imported;
import static org.korrigo.students.personaldata.Secretariat.rename;
import static org.korrigo.students.personaldata.Secretariat.storedFiles;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** Lines about a pupil that were refused: no record's number stands beside them. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RefusedLinesApiTest {
  private static final String OTHER_DATE = "DUPONT JEAN;31/04/2008;TG2;\r\n";

  @BeforeEach
  void nothingIsKept() throws SQLException, IOException {
    Secretariat.forgetAll();
  }

  @Test
  void areHandedOutAndErasedUnderAnEarlierSpellingToo() {
    String run = imported(HEADER + NO_DATE + ANNE, StandardCharsets.UTF_8);
    int anne = idOf("TG2");
    rename(anne, "BERTHOU", "ANNE", "2008-03-02", "TG2");

    admin()
        .get(STUDENTS + "/" + anne + "/personal-data")
        .then()
        .body("imports.line", contains(2, 3))
        .body("imports.outcome", contains("REFUSED", "ADDED"));
    erase(anne, "BERTHOU ANNE").statusCode(204);

    assertThat(file(run)).isEqualTo("\uFEFF" + HEADER + "\r\n\r\n\r\n");
  }

  @Test
  void leaveNoValueInTheReportOfTheImport() {
    String run = imported(HEADER + NO_DATE + ANNE + OTHER_DATE, StandardCharsets.UTF_8);
    admin()
        .get(STUDENTS + "/imports/" + run)
        .then()
        .body("faults.message", contains(containsString("31/02"), containsString("31/04")));

    erase(idOf("TG2"), "QUÉRÉ ANNE").statusCode(204);

    admin()
        .get(STUDENTS + "/imports/" + run)
        .then()
        .body("rows", equalTo(3))
        .body("faults.line", contains(2, 5))
        .body("faults.message", contains(not(containsString("2008")), containsString("31/04")));
    assertThat(report()).doesNotContain("31/02/2008");
  }

  @Test
  void leaveNoValueInTheReportWhereTheFileCannotTellWhoseTheyWere() throws IOException {
    imported(HEADER + NO_DATE + ANNE, StandardCharsets.UTF_8);
    Files.delete(storedFiles().getFirst());

    erase(idOf("TG2"), "QUÉRÉ ANNE").statusCode(204);

    assertThat(report()).doesNotContain("2008");
  }

  private static String report() {
    return Database.query("select report::text as report from import_run")
        .getFirst()
        .get("report")
        .toString();
  }
}
