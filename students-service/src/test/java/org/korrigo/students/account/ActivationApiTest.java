package org.korrigo.students.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.korrigo.students.account.AccountDesk.ACCOUNTS;
import static org.korrigo.students.account.AccountDesk.STUDENTS;
import static org.korrigo.students.account.AccountDesk.admin;
import static org.korrigo.students.account.AccountDesk.pupil;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
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
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** How pupils come to a password of their own: slips on paper and links by mail. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(KeycloakDouble.class)
class ActivationApiTest {
  private static final String SLIPS = STUDENTS + "/classes/TG2/slips";
  private static final Pattern PASSWORD =
      Pattern.compile("usage unique : ((?:[a-z2-9]{4}-){3}[a-z2-9]{4})");

  @BeforeEach
  void nobody() throws SQLException {
    Database.execute("delete from student");
    KeycloakDouble.clear();
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
}
