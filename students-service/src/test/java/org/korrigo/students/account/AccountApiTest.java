package org.korrigo.students.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(KeycloakDouble.class)
class AccountApiTest {
  private static final String STUDENTS = "/api/students";
  private static final String ACCOUNTS = STUDENTS + "/classes/TG2/accounts";
  private static final String SLIPS = STUDENTS + "/classes/TG2/slips";
  private static final Pattern PASSWORD =
      Pattern.compile("usage unique : ((?:[a-z2-9]{4}-){3}[a-z2-9]{4})");

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
  void printsASlipWithAPasswordOfTheirOwnForThoseWhoHaveNotChosenOne() throws IOException {
    int anne = pupil("LE GOFF", "Anne", "TG2", null);
    int zoe = pupil("ŁUKASZ", "Zoé", "TG2", null);
    int jean = pupil("DUPONT", "Jean", "TG2", null);
    admin().post(ACCOUNTS).then().statusCode(200);
    KeycloakDouble.activate("jean.dupont." + jean);

    String text = text(admin().accept("application/pdf").post(SLIPS));

    assertThat(text)
        .contains(
            "LE GOFF Anne – TG2",
            "ŁUKASZ Zoé – TG2",
            "https://copies.lycee.example",
            "Identifiant : anne.legoff." + anne,
            "Identifiant : zoe.lukasz." + zoe)
        .doesNotContain("DUPONT");
    List<String> passwords = passwords(text);
    assertThat(passwords).hasSize(2).doesNotHaveDuplicates();
    JsonObject given = KeycloakDouble.account("anne.legoff." + anne).getJsonObject("credential");
    assertThat(given.getBoolean("temporary")).isTrue();
    assertThat(passwords).contains(given.getString("value"));
    assertThat(KeycloakDouble.account("jean.dupont." + jean).containsKey("credential")).isFalse();
  }

  @Test
  void fillsAsManyPagesAsThereAreSlips() throws IOException {
    for (String name : List.of("UN", "DEUX", "TROIS", "QUATRE", "CINQ")) {
      pupil(name, "Anne", "TG2", null);
    }
    admin().post(ACCOUNTS).then().statusCode(200);

    byte[] pdf = admin().accept("application/pdf").post(SLIPS).asByteArray();

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
    }
  }

  @Test
  void printsNewPasswordsEachTime() throws IOException {
    pupil("LE GOFF", "Anne", "TG2", null);
    admin().post(ACCOUNTS).then().statusCode(200);
    List<String> first = passwords(text(admin().accept("application/pdf").post(SLIPS)));

    List<String> second = passwords(text(admin().accept("application/pdf").post(SLIPS)));

    assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);
    assertThat(KeycloakDouble.accounts().getFirst().getJsonObject("credential").getString("value"))
        .isEqualTo(second.getFirst());
  }

  @Test
  void printsASlipForOnePupilWhoLostThePassword() throws IOException {
    int anne = pupil("LE GOFF", "Anne", "TG2", null);
    pupil("DUPONT", "Jean", "TG2", null);
    admin().post(ACCOUNTS).then().statusCode(200);
    KeycloakDouble.activate("anne.legoff." + anne);

    String text =
        text(admin().accept("application/pdf").post(STUDENTS + "/" + anne + "/account/slip"));

    assertThat(text).contains("LE GOFF Anne").doesNotContain("DUPONT");
    assertThat(passwords(text)).hasSize(1);
  }

  @Test
  void printsNothingWhereNobodyHasAnAccountThatWasCreatedHere() {
    int anne = pupil("LE GOFF", "Anne", "TG2", null);
    String foreign = KeycloakDouble.add("alegoff", "LE GOFF", "Anne", null);
    admin()
        .body("{\"user_id\":\"" + foreign + "\"}")
        .put(STUDENTS + "/" + anne + "/account")
        .then()
        .statusCode(200);

    admin().post(SLIPS).then().statusCode(409).body("type", equalTo("/problems/conflict"));
    admin().post(STUDENTS + "/" + anne + "/account/slip").then().statusCode(409);
    assertThat(KeycloakDouble.accounts().getFirst().containsKey("credential")).isFalse();
  }

  @Test
  void sendsALinkToThoseWhoHaveAnAddressAndHaveNotChosenAPassword() {
    int anne = pupil("LE GOFF", "Anne", "TG2", "anne@lycee.example");
    int jean = pupil("DUPONT", "Jean", "TG2", "jean@lycee.example");
    int lou = pupil("PETIT", "Lou", "TG2", null);
    admin().post(ACCOUNTS).then().statusCode(200);
    KeycloakDouble.activate("jean.dupont." + jean);

    admin()
        .post(STUDENTS + "/classes/TG2/activation-mails")
        .then()
        .statusCode(200)
        .body("sent", contains(anne))
        .body("left.student_id", contains(jean, lou))
        .body("left[0].reason", containsString("chosen already"))
        .body("left[1].reason", containsString("no e-mail"));

    assertThat(KeycloakDouble.account("anne.legoff." + anne).getJsonArray("mailed"))
        .isEqualTo(new JsonArray().add("UPDATE_PASSWORD"));
    assertThat(KeycloakDouble.calls("PUT"))
        .singleElement()
        .asString()
        .endsWith("/execute-actions-email?lifespan=259200");
  }

  @Test
  void saysToWhomNoLinkCouldBeSent() {
    pupil("LE GOFF", "Anne", "TG2", "anne@lycee.example");
    admin().post(ACCOUNTS).then().statusCode(200);
    KeycloakDouble.failOn("execute-actions-email");

    admin()
        .post(STUDENTS + "/classes/TG2/activation-mails")
        .then()
        .statusCode(200)
        .body("sent", hasSize(0))
        .body("left[0].reason", containsString("could not send"));
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

  private static String text(Response answer) throws IOException {
    answer
        .then()
        .statusCode(200)
        .contentType("application/pdf")
        .header("Cache-Control", equalTo("no-store"));
    try (PDDocument document = Loader.loadPDF(answer.asByteArray())) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static List<String> passwords(String text) {
    return PASSWORD.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static String userId(int id) {
    return (String)
        Database.query("select user_id from student where id = ?", id).getFirst().get("user_id");
  }

  private static int pupil(String lastName, String firstName, String className, String email) {
    return admin()
        .body(
            new JsonObject()
                .put("last_name", lastName)
                .put("first_name", firstName)
                .put("date_naissance", "2008-02-01")
                .put("class_name", className)
                .put("email", email)
                .encode())
        .post(STUDENTS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(Tokens.admin()).contentType("application/json");
  }
}
