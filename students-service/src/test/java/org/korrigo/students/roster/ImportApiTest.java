package org.korrigo.students.roster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ImportApiTest {
  private static final String ANNE =
      Rosters.line("LE GOFF ANNE", "02/03/2008", "anne.le-goff@lycee.example", "TG2");
  private static final String JEAN =
      Rosters.line("DUPONT JEAN", "02/03/2008", "jean.dupont2@lycee.example", "TG2");
  private static final String UNSURE = Rosters.line("GARCIA LOPEZ MARIA", "05/06/2008", "", "TG3");

  @BeforeEach
  void noPupils() throws SQLException {
    Database.execute("delete from student");
  }

  @Test
  void importsARosterAndPublishesEachPupil() {
    upload(Rosters.of(ANNE, JEAN))
        .statusCode(200)
        .body("id", notNullValue())
        .body("rows", equalTo(2))
        .body("created", equalTo(2))
        .body("updated", equalTo(0))
        .body("unchanged", equalTo(0))
        .body("faults", empty())
        .body("review", empty());

    Map<String, Object> anne =
        Database.query("select * from student where last_name = 'LE GOFF'").getFirst();
    assertThat(anne)
        .containsEntry("first_name", "ANNE")
        .containsEntry("class_name", "TG2")
        .containsEntry("email", "anne.le-goff@lycee.example");
    String key = anne.get("id").toString();
    await().untilAsserted(() -> assertThat(enrolled(key)).hasSize(1));
    assertThat(enrolled(key).getFirst().firstName()).isEqualTo("ANNE");
  }

  @Test
  void publishesOnlyPupilsWhoChangedWhenARosterComesAgain() {
    upload(Rosters.of(ANNE, JEAN)).statusCode(200);
    String anne = idOf("LE GOFF");
    String jean = idOf("DUPONT");

    upload(Rosters.of(ANNE.replace("TG2", "TG5"), JEAN))
        .statusCode(200)
        .body("created", equalTo(0))
        .body("updated", equalTo(1))
        .body("unchanged", equalTo(1));

    assertThat(idOf("LE GOFF")).isEqualTo(anne);
    await()
        .untilAsserted(
            () ->
                assertThat(enrolled(anne))
                    .extracting(StudentEnrolled::className)
                    .containsExactly("TG2", "TG5"));
    await().untilAsserted(() -> assertThat(enrolled(jean)).hasSize(1));
  }

  private static ValidatableResponse upload(byte[] roster) {
    return given()
        .auth()
        .oauth2(Tokens.admin())
        .multiPart("file", "roster.csv", roster, "text/csv")
        .post("/api/students/imports")
        .then();
  }

  private static String idOf(String lastName) {
    return Database.query("select id from student where last_name = ?", lastName)
        .getFirst()
        .get("id")
        .toString();
  }

  private static List<StudentEnrolled> enrolled(String key) {
    return Broker.events(StudentEnrolled.class, key);
  }
}
