package org.korrigo.students.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

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

/** A link that activates an account goes to the address that the pupil has now. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(KeycloakDouble.class)
class ActivationAddressApiTest {
  /** Sends the activation mails, of which none is the pupil's. */
  private static void assertLeftOut(int pupil, String reason) {
    admin()
        .post(CLASS + "/activation-mails")
        .then()
        .statusCode(200)
        .body("sent", empty())
        .body("left.student_id", contains(pupil))
        .body("left.reason", contains(reason));
    assertThat(KeycloakDouble.account("anne.legoff." + pupil).getString("mailed_to")).isNull();
  }

  private static final String STUDENTS = "/api/students";
  private static final String CLASS = STUDENTS + "/classes/TG2";

  @BeforeEach
  void nobody() throws SQLException {
    Database.execute("delete from student");
    KeycloakDouble.clear();
  }

  @Test
  void theLinkGoesToTheAddressThatWasCorrected() {
    // Given
    int anne = pupil("someone.else@lycee.example");
    admin().post(CLASS + "/accounts").then().statusCode(200);
    correct(anne, "anne@lycee.example");

    // When
    admin().post(CLASS + "/activation-mails").then().statusCode(200).body("sent", contains(anne));

    // Then
    JsonObject account = KeycloakDouble.account("anne.legoff." + anne);
    assertThat(account.getString("mailed_to")).isEqualTo("anne@lycee.example");
    assertThat(account.getBoolean("emailVerified")).isFalse();
    assertThat(account.getString("lastName")).isEqualTo("LE GOFF");
    assertThat(account.getJsonArray("groups")).isEqualTo(new JsonArray().add("student"));
  }

  @Test
  void anAccountThatWasCreatedWithoutAnAddressGetsThePupils() {
    // Given
    int anne = pupil(null);
    admin().post(CLASS + "/accounts").then().statusCode(200);
    correct(anne, "anne@lycee.example");

    // When
    admin().post(CLASS + "/activation-mails").then().statusCode(200).body("sent", contains(anne));

    // Then
    assertThat(KeycloakDouble.account("anne.legoff." + anne).getString("mailed_to"))
        .isEqualTo("anne@lycee.example");
  }

  @Test
  void anAddressThatAnotherAccountHasIsSaid() {
    // Given
    int anne = pupil("old@lycee.example");
    admin().post(CLASS + "/accounts").then().statusCode(200);
    KeycloakDouble.add("a.legoff", "LE GOFF", "Anaïs", "anne@lycee.example");
    correct(anne, "anne@lycee.example");

    // When, then
    assertLeftOut(anne, "another account has the pupil's e-mail address");
  }

  @Test
  void anAddressThatTheProviderTakesNoneSuchOfIsSaid() {
    // Given
    int anne = pupil("old@lycee.example");
    admin().post(CLASS + "/accounts").then().statusCode(200);
    correct(anne, "anne..le-goff@lycee.example");

    // When, then
    assertLeftOut(anne, "the identity provider takes no such e-mail address");
  }

  @Test
  void anAddressThatDiffersOnlyInItsCapitalsIsTheSame() {
    // Given
    int anne = pupil("anne@lycee.example");
    admin().post(CLASS + "/accounts").then().statusCode(200);
    correct(anne, "Anne@Lycee.example");

    // When
    admin().post(CLASS + "/activation-mails").then().statusCode(200).body("sent", contains(anne));

    // Then
    assertThat(KeycloakDouble.calls("PUT")).hasSize(1);
  }

  private static int pupil(String email) {
    return admin().body(form(email)).post(STUDENTS).then().statusCode(201).extract().path("id");
  }

  private static void correct(int id, String email) {
    String seen = admin().get(STUDENTS + "/" + id).header("ETag");
    admin()
        .header("If-Match", seen)
        .body(form(email))
        .put(STUDENTS + "/" + id)
        .then()
        .statusCode(200);
  }

  private static String form(String email) {
    return new JsonObject()
        .put("last_name", "LE GOFF")
        .put("first_name", "Anne")
        .put("date_naissance", "2008-02-01")
        .put("class_name", "TG2")
        .put("email", email)
        .encode();
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(Tokens.admin()).contentType("application/json");
  }
}
