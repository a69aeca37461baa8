package org.korrigo.students.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.korrigo.students.account.AccountDesk.ACCOUNTS;
import static org.korrigo.students.account.AccountDesk.STUDENTS;
import static org.korrigo.students.account.AccountDesk.admin;
import static org.korrigo.students.account.AccountDesk.pupil;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** What becomes of an account when its pupil leaves. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(KeycloakDouble.class)
class AccountRemovalApiTest {
  @BeforeEach
  void nobody() throws SQLException {
    Database.execute("delete from student");
    KeycloakDouble.clear();
  }

  @Test
  void erasesTheAccountWithItsPupilAndNothingIfTheProviderFails() {
    int anne = pupil("LE GOFF", "Anne", "TG2", null);
    admin().post(ACCOUNTS).then().statusCode(200);
    KeycloakDouble.failOn("DELETE");
    erase(anne).then().statusCode(502);
    admin().get(STUDENTS + "/" + anne).then().statusCode(200);
    KeycloakDouble.failOn("");

    erase(anne).then().statusCode(204);

    assertThat(KeycloakDouble.names()).isEmpty();
    admin().get(STUDENTS + "/" + anne).then().statusCode(404);
  }

  @Test
  void removesTheAccountWithItsPupilAndNothingIfTheProviderFails() {
    int anne = pupil("LE GOFF", "Anne", "TG2", null);
    int jean = pupil("DUPONT", "Jean", "TG3", null);
    admin().post(ACCOUNTS).then().statusCode(200);
    KeycloakDouble.failOn("DELETE");
    admin().delete(STUDENTS + "/" + anne).then().statusCode(502);
    admin().get(STUDENTS + "/" + anne).then().statusCode(200);
    admin().delete(STUDENTS + "/" + jean).then().statusCode(204);
    KeycloakDouble.failOn("");

    admin().delete(STUDENTS + "/" + anne).then().statusCode(204);

    assertThat(KeycloakDouble.names()).isEmpty();
    admin().get(STUDENTS + "/" + anne).then().statusCode(404);
    admin().delete(STUDENTS + "/" + anne).then().statusCode(404);
  }

  @Test
  void leavesAnAccountThatWasOnlyLinkedWhenItsPupilIsErased() {
    int anne = pupil("LE GOFF", "Anne", "TG2", null);
    String foreign = KeycloakDouble.add("alegoff", "LE GOFF", "Anne", null);
    admin()
        .body("{\"user_id\":\"" + foreign + "\"}")
        .put(STUDENTS + "/" + anne + "/account")
        .then()
        .statusCode(200);

    erase(anne).then().statusCode(204);

    assertThat(KeycloakDouble.names()).containsExactly("alegoff");
  }

  private static Response erase(int id) {
    return admin()
        .body("{\"confirmation\":\"LE GOFF Anne\"}")
        .post(STUDENTS + "/" + id + "/erasure");
  }
}
