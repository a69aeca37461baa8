package org.korrigo.students.account;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.students.student.AccountHolder;

/** The accounts of the Keycloak realm, one call each. */
@ApplicationScoped
class Realm {
  private final KeycloakConnection keycloak;
  private final AccountSettings settings;

  Realm(KeycloakConnection keycloak, AccountSettings settings) {
    this.keycloak = keycloak;
    this.settings = settings;
  }

  /** The account of exactly this name, or null. */
  Uni<RealmAccount> named(String username) {
    String path = "/users?exact=true&username=" + encoded(username);
    return keycloak
        .send(HttpMethod.GET, path, null)
        .map(
            answer -> {
              JsonArray found = expect(answer, 200).bodyAsJsonArray();
              return found.isEmpty() ? null : RealmAccount.of(found.getJsonObject(0));
            });
  }

  /** The account with this subject, or null. */
  Uni<RealmAccount> withId(String id) {
    return keycloak
        .send(HttpMethod.GET, "/users/" + encoded(id), null)
        .map(
            answer ->
                answer.statusCode() == 404
                    ? null
                    : RealmAccount.of(expect(answer, 200).bodyAsJsonObject()));
  }

  /**
   * Creates a pupil's account: in the group of pupils, without any password, whose choice is the
   * first thing to do.
   *
   * @return TAKEN if an account with this name or address is there
   */
  Uni<RealmAnswer> create(AccountHolder pupil) {
    JsonObject user =
        new JsonObject()
            .put("username", pupil.accountName())
            .put("firstName", pupil.firstName())
            .put("lastName", pupil.lastName())
            .put("email", pupil.email())
            .put("enabled", true)
            .put("groups", new JsonArray().add(Roles.STUDENT))
            .put("requiredActions", new JsonArray().add(RealmAccount.CHOOSE_PASSWORD));
    return keycloak.send(HttpMethod.POST, "/users", user).map(answer -> written(answer, 201));
  }

  /** Gives an account a password that works once: to choose another. */
  Uni<Void> giveOneTimePassword(String id, String password) {
    JsonObject credential =
        new JsonObject().put("type", "password").put("value", password).put("temporary", true);
    return keycloak
        .send(HttpMethod.PUT, "/users/" + encoded(id) + "/reset-password", credential)
        .map(answer -> expect(answer, 204))
        .replaceWithVoid();
  }

  /**
   * Gives an account another e-mail address, which nobody has proven to be the owner's.
   *
   * @return TAKEN if another account has it
   */
  Uni<RealmAnswer> giveAddress(String id, String email) {
    String path = "/users/" + encoded(id);
    return keycloak
        .send(HttpMethod.GET, path, null)
        .map(answer -> expect(answer, 200).bodyAsJsonObject())
        .flatMap(
            user ->
                keycloak.send(
                    HttpMethod.PUT, path, user.put("email", email).put("emailVerified", false)))
        .map(answer -> written(answer, 204));
  }

  /**
   * Has Keycloak send a link that works once: to choose a password.
   *
   * @return whether it could be sent
   */
  Uni<Boolean> sendLink(String id) {
    String path =
        "/users/%s/execute-actions-email?lifespan=%d"
            .formatted(encoded(id), settings.linkValidFor().toSeconds());
    return keycloak
        .send(HttpMethod.PUT, path, new JsonArray().add(RealmAccount.CHOOSE_PASSWORD))
        .map(answer -> answer.statusCode() >= 200 && answer.statusCode() < 300);
  }

  /** Deletes an account, if it is there. */
  Uni<Void> delete(String id) {
    return keycloak
        .send(HttpMethod.DELETE, "/users/" + encoded(id), null)
        .map(answer -> answer.statusCode() == 404 ? answer : expect(answer, 204))
        .replaceWithVoid();
  }

  private static RealmAnswer written(HttpResponse<Buffer> answer, int done) {
    return switch (answer.statusCode()) {
      case 409 -> RealmAnswer.TAKEN;
      case 400 -> RealmAnswer.IMPROPER;
      default -> {
        expect(answer, done);
        yield RealmAnswer.DONE;
      }
    };
  }

  private static HttpResponse<Buffer> expect(HttpResponse<Buffer> answer, int status) {
    if (answer.statusCode() != status) {
      throw new Problem(
          ProblemType.SERVICE_UNREACHABLE,
          "The identity provider refused what this service asked for: answer "
              + answer.statusCode()
              + ".");
    }
    return answer;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
