package org.korrigo.students.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.korrigo.students.account.AccountDesk.ACCOUNTS;
import static org.korrigo.students.account.AccountDesk.STUDENTS;
import static org.korrigo.students.account.AccountDesk.admin;
import static org.korrigo.students.account.AccountDesk.pupil;
import static org.korrigo.students.account.AccountDesk.userId;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** Accounts of a class: who gets one, who has one, and who is refused one. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(KeycloakDouble.class)
class AccountApiTest {
  @BeforeEach
  void nobody() throws SQLException {
    Database.execute("delete from student");
    KeycloakDouble.clear();
  }

  @Test
  void givesEveryPupilOfAClassAnAccountWithoutAnyPassword() {
    int anne = pupil("LE GOFF", "Anne", "TG2", "anne@lycee.example");
    int jean = pupil("DUPONT", "Jean", "TG2", null);
    pupil("PETIT", "Lou", "TG5", null);

    admin()
        .post(ACCOUNTS)
        .then()
        .statusCode(200)
        .body("class_name", equalTo("TG2"))
        .body("created", equalTo(2))
        .body("accounts.student_id", contains(jean, anne))
        .body("accounts.outcome", everyItem(equalTo("CREATED")))
        .body("accounts[1].account_name", equalTo("anne.legoff." + anne));

    assertThat(KeycloakDouble.names())
        .containsExactlyInAnyOrder("anne.legoff." + anne, "jean.dupont." + jean);
    JsonObject account = KeycloakDouble.account("anne.legoff." + anne);
    assertThat(account.getString("email")).isEqualTo("anne@lycee.example");
    assertThat(account.getJsonArray("groups")).isEqualTo(new JsonArray().add("student"));
    assertThat(account.getJsonArray("requiredActions"))
        .isEqualTo(new JsonArray().add("UPDATE_PASSWORD"));
    assertThat(account.containsKey("credentials")).isFalse();
    assertThat(userId(anne)).isEqualTo(account.getString("id"));
    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(StudentEnrolled.class, Integer.toString(anne)))
                    .extracting(StudentEnrolled::userId)
                    .containsExactly(null, account.getString("id")));
  }

  @Test
  void createsNothingTwice() {
    int anne = pupil("LE GOFF", "Anne", "TG2", null);
    admin().post(ACCOUNTS).then().statusCode(200);
    String subject = userId(anne);

    admin()
        .post(ACCOUNTS)
        .then()
        .statusCode(200)
        .body("created", equalTo(0))
        .body("accounts.outcome", contains("LEFT"));

    assertThat(KeycloakDouble.names()).hasSize(1);
    assertThat(userId(anne)).isEqualTo(subject);
  }

  @Test
  void findsTheAccountThatWasCreatedBeforeItWasLinked() throws SQLException {
    int anne = pupil("LE GOFF", "Anne", "TG2", null);
    admin().post(ACCOUNTS).then().statusCode(200);
    String subject = userId(anne);
    Database.execute("update student set user_id = null, last_name = 'LE-GOFF'");

    admin()
        .post(ACCOUNTS)
        .then()
        .statusCode(200)
        .body("created", equalTo(0))
        .body("accounts.outcome", contains("LINKED"));

    assertThat(KeycloakDouble.names()).hasSize(1);
    assertThat(userId(anne)).isEqualTo(subject);
  }

  @Test
  void goesOnAfterTheProviderFailedInTheMiddle() {
    int jean = pupil("DUPONT", "Jean", "TG2", null);
    int anne = pupil("LE GOFF", "Anne", "TG2", null);
    KeycloakDouble.failOn("username=anne");

    admin()
        .post(ACCOUNTS)
        .then()
        .statusCode(502)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/service-unreachable"));
    assertThat(userId(jean)).isNotNull();
    assertThat(userId(anne)).isNull();
    KeycloakDouble.failOn("");

    admin()
        .post(ACCOUNTS)
        .then()
        .statusCode(200)
        .body("created", equalTo(1))
        .body("accounts.outcome", contains("LEFT", "CREATED"));
    assertThat(KeycloakDouble.names()).hasSize(2);
  }

  @Test
  void asksForANewTokenWhenItsOwnIsVoid() {
    pupil("LE GOFF", "Anne", "TG2", null);
    admin().post(ACCOUNTS).then().statusCode(200);
    KeycloakDouble.voidTokens();
    pupil("DUPONT", "Jean", "TG2", null);

    admin().post(ACCOUNTS).then().statusCode(200).body("created", equalTo(1));
  }

  @Test
  void givesNobodyTheAccountOfSomebodyElse() {
    int anne = pupil("LE GOFF", "Anne", "TG2", "anne@lycee.example");
    int jean = pupil("DUPONT", "Jean", "TG2", null);
    KeycloakDouble.add("a.legoff", "LE GOFF", "Anaïs", "anne@lycee.example");
    KeycloakDouble.add("jean.dupont." + jean, "DUPOND", "Jeanne", null);

    admin()
        .post(ACCOUNTS)
        .then()
        .statusCode(200)
        .body("created", equalTo(0))
        .body("accounts.outcome", contains("REFUSED", "REFUSED"))
        .body("accounts[0].reason", containsString("under another name"))
        .body("accounts[1].reason", containsString("e-mail address"));

    assertThat(userId(anne)).isNull();
    assertThat(userId(jean)).isNull();
    assertThat(KeycloakDouble.names()).hasSize(2);
  }

  @Test
  void theOthersHaveTheirAccountsWhereTheProviderTakesNoSuchNameOrAddress() {
    // Given
    int jean = pupil("DUPONT (MARTIN)", "Jean", "TG2", null);
    int lea = pupil("DURAND", "Léa", "TG2", "lea..durand@lycee.example");
    int anne = pupil("LE GOFF", "Anne", "TG2", "anne@lycee.example");

    // When
    admin()
        .post(ACCOUNTS)
        .then()
        .statusCode(200)
        .body("created", equalTo(1))
        .body("accounts.student_id", contains(jean, lea, anne))
        .body("accounts.outcome", contains("REFUSED", "REFUSED", "CREATED"))
        .body("accounts[0].reason", containsString("takes no such name or e-mail address"))
        .body("accounts[1].reason", containsString("takes no such name or e-mail address"));

    // Then
    assertThat(KeycloakDouble.names()).containsExactly("anne.legoff." + anne);
    assertThat(userId(jean)).isNull();
  }

  @Test
  void aClassIsFoundWhateverSignsItsNameHas() {
    int anne = pupil("LE GOFF", "Anne", "1ère S/ES 50% é?#", null);

    admin()
        .pathParam("class", "1ère S/ES 50% é?#")
        .post(STUDENTS + "/classes/{class}/accounts")
        .then()
        .statusCode(200)
        .body("accounts.student_id", contains(anne));
  }

  @Test
  void answersNotFoundForAClassWithoutPupils() {
    for (String what : List.of("accounts", "slips", "activation-mails")) {
      admin()
          .post(STUDENTS + "/classes/TG9/" + what)
          .then()
          .statusCode(404)
          .body("type", equalTo("/problems/not-found"));
    }
    admin().post(STUDENTS + "/999999/account/slip").then().statusCode(404);
  }
}
