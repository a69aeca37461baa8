package org.korrigo.students.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** A pupil leaves while the pupil's account is being created: no account stays behind. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(KeycloakDouble.class)
class AccountRaceApiTest {
  private static final String STUDENTS = "/api/students";
  private static final String ACCOUNTS = STUDENTS + "/classes/TG2/accounts";

  private int anne;
  private String token;

  @BeforeEach
  void onePupil() throws SQLException {
    Database.execute("delete from student");
    KeycloakDouble.clear();
    token = Tokens.admin();
    anne =
        admin()
            .body(
                "{\"last_name\":\"LE GOFF\",\"first_name\":\"Anne\",\"class_name\":\"TG2\","
                    + "\"date_naissance\":\"2008-02-01\"}")
            .post(STUDENTS)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAccountIsTakenBackWhosePupilLeftBeforeItWasCreated(boolean isErased) {
    KeycloakDouble.before("POST /auth/admin/realms/korrigo/users", () -> leave(isErased, 204));

    admin()
        .post(ACCOUNTS)
        .then()
        .statusCode(200)
        .body("created", equalTo(0))
        .body("accounts.outcome", contains("REFUSED"))
        .body("accounts.reason", contains("the pupil was removed meanwhile"));

    assertThat(KeycloakDouble.names()).isEmpty();
    admin().get(STUDENTS + "/" + anne).then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPupilStaysWhoseAccountWasCreatedAfterItWasLookedFor(boolean isErased) throws SQLException {
    Database.execute("update student set account_name = 'anne.legoff.' || id");
    KeycloakDouble.after(
        "GET /auth/admin/realms/korrigo/users?",
        () -> admin().post(ACCOUNTS).then().statusCode(200).body("created", equalTo(1)));

    leave(isErased, 409).body("type", equalTo("/problems/conflict"));

    assertThat(KeycloakDouble.names()).containsExactly("anne.legoff." + anne);
    leave(isErased, 204);
    assertThat(KeycloakDouble.names()).isEmpty();
  }

  @Test
  void theRestOfTheClassHasItsAccountsAlthoughAPupilLeft() {
    admin()
        .body(
            "{\"last_name\":\"PETIT\",\"first_name\":\"Lou\",\"class_name\":\"TG2\","
                + "\"date_naissance\":\"2008-02-01\"}")
        .post(STUDENTS)
        .then()
        .statusCode(201);
    KeycloakDouble.before("POST /auth/admin/realms/korrigo/users", () -> leave(true, 204));

    admin()
        .post(ACCOUNTS)
        .then()
        .statusCode(200)
        .body("accounts.outcome", contains("REFUSED", "CREATED"));

    assertThat(KeycloakDouble.names()).hasSize(1);
  }

  private ValidatableResponse leave(boolean isErased, int status) {
    return (isErased
            ? admin()
                .body("{\"confirmation\":\"LE GOFF Anne\"}")
                .post(STUDENTS + "/" + anne + "/erasure")
            : admin().delete(STUDENTS + "/" + anne))
        .then()
        .statusCode(status);
  }

  private RequestSpecification admin() {
    return given().auth().oauth2(token).contentType("application/json");
  }
}
