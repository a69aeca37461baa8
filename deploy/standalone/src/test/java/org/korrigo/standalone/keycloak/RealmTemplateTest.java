package org.korrigo.standalone.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RealmTemplateTest {
  private JsonNode realm;

  @BeforeEach
  void read() throws IOException {
    try (InputStream template = Realm.class.getResourceAsStream("korrigo-realm.json")) {
      realm = new ObjectMapper().readTree(template);
    }
  }

  @Test
  void theTemplateHoldsNoSecret() {
    assertThat(realm.findValues("credentials")).isEmpty();
    assertThat(realm.findValues("secret")).isEmpty();
  }

  @Test
  void everyAccountBelongsToOneOfTheThreeGroups() {
    Map<String, String> accounts = Realm.accounts();

    assertThat(accounts)
        .containsExactly(
            Map.entry("secretariat", "admin"),
            Map.entry("prof1", "teacher"),
            Map.entry("prof2", "teacher"),
            Map.entry("eleve1", "student"),
            Map.entry("eleve2", "student"));
    assertThat(realm.path("users"))
        .allSatisfy(user -> assertThat(user.path("email").asText()).endsWith("@lycee.example"));
  }

  @Test
  void everyClientPutsTheGroupsWithoutPathAndTheAudienceIntoItsTokens() {
    assertThat(realm.path("clients"))
        .hasSize(2)
        .allSatisfy(
            client -> {
              JsonNode groups = client.path("protocolMappers").path(0).path("config");
              assertThat(groups.path("claim.name").asText()).isEqualTo("groups");
              assertThat(groups.path("full.path").asText()).isEqualTo("false");
              assertThat(groups.path("access.token.claim").asText()).isEqualTo("true");
              JsonNode audience = client.path("protocolMappers").path(1).path("config");
              assertThat(audience.path("included.custom.audience").asText()).isEqualTo("korrigo");
            });
  }

  @Test
  void passwordsAreGivenOnlyToTheDemonstrationClient() {
    assertThat(realm.path("clients"))
        .allSatisfy(
            client ->
                assertThat(client.path("directAccessGrantsEnabled").asBoolean())
                    .isEqualTo(client.path("clientId").asText().equals("korrigo-demo")));
  }

  @Test
  void guessingPasswordsIsSlowedDownAndTokensAreShortLived() {
    assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
    assertThat(realm.path("accessTokenLifespan").asInt()).isEqualTo(300);
  }

  @Test
  void nothingIsAskedOfAPupilAtTheFirstSignInAndOnlyAnAdministratorChangesNames()
      throws IOException {
    try (InputStream profile = Realm.class.getResourceAsStream("korrigo-user-profile.json")) {
      JsonNode attributes = new ObjectMapper().readTree(profile).path("attributes");

      assertThat(attributes)
          .extracting(attribute -> attribute.path("name").asText())
          .containsExactly("username", "email", "firstName", "lastName");
      assertThat(attributes)
          .allSatisfy(
              attribute -> {
                assertThat(attribute.has("required")).isFalse();
                assertThat(attribute.path("permissions").path("edit").toString())
                    .isEqualTo("[\"admin\"]");
              });
    }
  }
}
