package org.korrigo.students.student;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/**
 * A name whose characters stand for whole phrases: few as written, too many once they are plain
 * letters (U+FDFA is 18).
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class LongestNameApiTest {
  private static final String STUDENTS = "/api/students";
  private static final String TOO_LONG = "\uFDFA".repeat(26);
  private static final String LONG = "\uFDFA".repeat(24);

  @BeforeEach
  void nobody() throws SQLException {
    Database.execute("delete from student");
    Database.execute("delete from import_run");
  }

  @Test
  void isRefusedWhereAPersonWritesIt() {
    admin()
        .contentType("application/json")
        .body(form(TOO_LONG))
        .post(STUDENTS)
        .then()
        .statusCode(400)
        .body("violations.field", contains("last_name"));
    int id =
        admin()
            .contentType("application/json")
            .body(form(LONG))
            .post(STUDENTS)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    admin()
        .contentType("application/json")
        .header("If-Match", "\"0\"")
        .body(form(TOO_LONG))
        .put(STUDENTS + "/" + id)
        .then()
        .statusCode(400);
  }

  @Test
  void isALineThatIsRefusedAndTheOthersAreTaken() {
    String roster =
        "Élèves;Né(e) le;Classe\r\n%s;01/02/2008;TG2\r\nDUPONT JEAN;01/02/2008;TG2\r\n"
            .formatted(TOO_LONG);

    admin()
        .multiPart("file", "roster.csv", roster.getBytes(StandardCharsets.UTF_8), "text/csv")
        .post(STUDENTS + "/imports?leave_out_refused=true")
        .then()
        .statusCode(200)
        .body("created", equalTo(1))
        .body("faults.line", contains(2));

    assertThat(Database.query("select 1 from student")).hasSize(1);
  }

  private static String form(String lastName) {
    return ("{\"last_name\":\"%s\",\"first_name\":\"\",\"date_naissance\":\"2008-02-01\","
            + "\"class_name\":\"TG2\"}")
        .formatted(lastName);
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(Tokens.admin());
  }
}
