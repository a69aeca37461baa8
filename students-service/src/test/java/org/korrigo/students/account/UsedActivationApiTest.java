package org.korrigo.students.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/**
 * Links and slips that no longer work: the identity provider refuses them, and this service knows
 * by the password that has, or has not, been chosen.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(KeycloakDouble.class)
class UsedActivationApiTest {
  private static final String STUDENTS = "/api/students";
  private static final String CLASS = STUDENTS + "/classes/TG2";

  private int anne;

  @BeforeEach
  void onePupilWithAnAccount() throws SQLException {
    Database.execute("delete from student");
    KeycloakDouble.clear();
    anne =
        admin()
            .body(
                "{\"last_name\":\"LE GOFF\",\"first_name\":\"Anne\",\"class_name\":\"TG2\","
                    + "\"date_naissance\":\"2008-02-01\",\"email\":\"anne@lycee.example\"}")
            .post(STUDENTS)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    admin().post(CLASS + "/accounts").then().statusCode(200);
  }

  @Test
  void aLinkThatExpiredIsSentAgainAndWorksAsLongAsTheFirst() {
    admin().post(CLASS + "/activation-mails").then().statusCode(200).body("sent", contains(anne));

    admin().post(CLASS + "/activation-mails").then().statusCode(200).body("sent", contains(anne));

    assertThat(
            KeycloakDouble.calls("PUT").stream()
                .filter(call -> call.endsWith("/execute-actions-email?lifespan=259200")))
        .hasSize(2);
  }

  @Test
  void aLinkThatWasUsedIsNotSentAgain() {
    admin().post(CLASS + "/activation-mails").then().statusCode(200).body("sent", contains(anne));
    KeycloakDouble.activate(name());

    admin()
        .post(CLASS + "/activation-mails")
        .then()
        .statusCode(200)
        .body("sent", empty())
        .body("left.reason", contains("the password is chosen already"));
  }

  @Test
  void aSlipThatWasUsedIsNotPrintedAgainForTheClass() {
    admin().post(CLASS + "/slips").then().statusCode(200);
    JsonObject first = credential();
    KeycloakDouble.activate(name());

    admin()
        .post(CLASS + "/slips")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"));

    assertThat(credential()).isEqualTo(first);
    assertThat(requiredActions()).isEqualTo(new JsonArray());
  }

  @Test
  void aSlipInPlaceOfAUsedOneWorksOnceAndHasThePasswordChosenAnew() {
    admin().post(CLASS + "/slips").then().statusCode(200);
    JsonObject first = credential();
    KeycloakDouble.activate(name());

    admin().post(STUDENTS + "/" + anne + "/account/slip").then().statusCode(200);

    assertThat(credential().getString("value")).isNotEqualTo(first.getString("value"));
    assertThat(credential().getBoolean("temporary")).isTrue();
    assertThat(requiredActions()).isEqualTo(new JsonArray().add("UPDATE_PASSWORD"));
  }

  private String name() {
    return "anne.legoff." + anne;
  }

  private JsonObject credential() {
    return KeycloakDouble.account(name()).getJsonObject("credential");
  }

  private JsonArray requiredActions() {
    return KeycloakDouble.account(name()).getJsonArray("requiredActions");
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(Tokens.admin()).contentType("application/json");
  }
}
