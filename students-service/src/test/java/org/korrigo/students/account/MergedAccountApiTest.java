package org.korrigo.students.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** No account that was created here outlives its pupil, whatever happened to the record. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(KeycloakDouble.class)
class MergedAccountApiTest {
  private static final String STUDENTS = "/api/students";
  private static final String ACCOUNTS = STUDENTS + "/classes/TG2/accounts";

  private int first;
  private int second;
  private String firstName;
  private String secondName;

  @BeforeEach
  void twoRecordsOfOnePupilWithAccounts() throws SQLException {
    Database.execute("delete from student");
    KeycloakDouble.clear();
    first = admin().body(form("LE GOFF", "Anne")).post(STUDENTS).then().extract().path("id");
    second = admin().body(form("LE GOF", "Anne")).post(STUDENTS).then().extract().path("id");
    admin().post(ACCOUNTS).then().statusCode(200).body("created", equalTo(2));
    firstName = "anne.legoff." + first;
    secondName = "anne.legof." + second;
  }

  @Test
  void theAccountOfTheRecordThatGoesIsRemoved() {
    // Given
    merge(409);
    link(second, null);

    // When
    merge(200).body("user_id", equalTo(id(firstName))).body("account_name", equalTo(firstName));

    // Then
    assertThat(KeycloakDouble.names()).containsExactly(firstName);
    merge(200);
    erase("LE GOFF Anne");
    assertThat(KeycloakDouble.names()).isEmpty();
  }

  @Test
  void theAccountThatTheRecordThatStaysHadIsRemovedWhereItTakesTheOthers() {
    // Given
    link(first, null);

    // When
    merge(200).body("user_id", equalTo(id(secondName))).body("account_name", equalTo(secondName));

    // Then
    assertThat(KeycloakDouble.names()).containsExactly(secondName);
    erase("LE GOFF Anne");
    assertThat(KeycloakDouble.names()).isEmpty();
  }

  @Test
  void theOthersAccountThatAPersonLinkedStaysUnderItsName() {
    // Given
    link(first, null);
    link(second, null);
    link(first, id(secondName));

    // When
    merge(200).body("user_id", equalTo(id(secondName))).body("account_name", equalTo(secondName));

    // Then
    assertThat(KeycloakDouble.names()).containsExactly(secondName);
    erase("LE GOFF Anne");
    assertThat(KeycloakDouble.names()).isEmpty();
  }

  @Test
  void nothingIsMergedIfTheProviderFails() {
    // Given
    link(second, null);
    KeycloakDouble.failOn("DELETE");

    // When
    merge(502).body("type", equalTo("/problems/service-unreachable"));

    // Then
    admin().get(STUDENTS + "/" + second).then().statusCode(200);
    assertThat(KeycloakDouble.names()).containsExactlyInAnyOrder(firstName, secondName);
    KeycloakDouble.failOn("");
    merge(200);
    assertThat(KeycloakDouble.names()).containsExactly(firstName);
  }

  @Test
  void noAccountGoesWhereAPersonSawAnotherVersion() {
    // Given
    link(second, null);

    // When
    admin()
        .header("If-Match", "\"999\"")
        .body("{\"student_id\":" + second + "}")
        .post(STUDENTS + "/" + first + "/merges")
        .then()
        .statusCode(412);

    // Then
    assertThat(KeycloakDouble.names()).containsExactlyInAnyOrder(firstName, secondName);
  }

  @Test
  void theAccountOfAPupilWhoWasUnlinkedAndRenamedIsErased() {
    // Given
    link(first, null);
    String seen = admin().get(STUDENTS + "/" + first).header("ETag");
    admin()
        .header("If-Match", seen)
        .body(form("LE GALL", "Anne"))
        .put(STUDENTS + "/" + first)
        .then()
        .statusCode(200);

    // When
    erase("LE GALL Anne");

    // Then
    assertThat(KeycloakDouble.names()).containsExactly(secondName);
  }

  @Test
  void anAccountThatWasDeletedThoughItsPupilStayedIsCreatedAgain() {
    // Given
    KeycloakDouble.remove(firstName);

    // When
    admin()
        .post(ACCOUNTS)
        .then()
        .statusCode(200)
        .body("accounts.outcome", contains("LEFT", "CREATED"));

    // Then
    admin().get(STUDENTS + "/" + first).then().body("user_id", equalTo(id(firstName)));
  }

  private ValidatableResponse merge(int status) {
    return admin()
        .body("{\"student_id\":" + second + "}")
        .post(STUDENTS + "/" + first + "/merges")
        .then()
        .statusCode(status);
  }

  private void erase(String confirmation) {
    admin()
        .body(new JsonObject().put("confirmation", confirmation).encode())
        .post(STUDENTS + "/" + first + "/erasure")
        .then()
        .statusCode(204);
  }

  private static void link(int id, String subject) {
    admin()
        .body(new JsonObject().put("user_id", subject).encode())
        .put(STUDENTS + "/" + id + "/account")
        .then()
        .statusCode(200);
  }

  private static String id(String username) {
    return KeycloakDouble.account(username).getString("id");
  }

  private static String form(String lastName, String firstName) {
    return new JsonObject()
        .put("last_name", lastName)
        .put("first_name", firstName)
        .put("date_naissance", "2008-02-01")
        .put("class_name", "TG2")
        .encode();
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(Tokens.admin()).contentType("application/json");
  }
}
