package org.korrigo.students.account;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

/**
 * Speaks to Keycloak's administration interface as this service's own client, with a token of the
 * client credentials grant that is renewed before it ends or when it is refused.
 */
@ApplicationScoped
class KeycloakConnection {
  private static final int EARLY_SECONDS = 20;

  private final AccountSettings settings;
  private final WebClient http;
  private volatile Token token;

  private record Token(String value, Instant until) {}

  KeycloakConnection(AccountSettings settings, Vertx vertx) {
    this.settings = settings;
    this.http = WebClient.create(vertx, new WebClientOptions().setFollowRedirects(false));
  }

  @PreDestroy
  void close() {
    http.close();
  }

  /**
   * Sends a request below the realm's administration address.
   *
   * @param path with its query, e.g. {@code /users?max=1}
   * @param body JSON, or null
   * @return the answer, whatever its status is
   * @throws Problem unavailable if no client is set up; service-unreachable, service-late
   */
  Uni<HttpResponse<Buffer>> send(HttpMethod method, String path, Object body) {
    return token()
        .flatMap(value -> send(method, path, body, value))
        .flatMap(
            answer -> {
              if (answer.statusCode() != 401) {
                return Uni.createFrom().item(answer);
              }
              token = null;
              return token().flatMap(renewed -> send(method, path, body, renewed));
            });
  }

  private Uni<HttpResponse<Buffer>> send(
      HttpMethod method, String path, Object body, String bearer) {
    String address = realm().replaceFirst("/realms/", "/admin/realms/") + path;
    HttpRequest<Buffer> request =
        http.requestAbs(method, address).bearerTokenAuthentication(bearer);
    return answered(body == null ? request.send() : request.sendJson(body));
  }

  private Uni<String> token() {
    Token known = token;
    return known != null && Instant.now().isBefore(known.until())
        ? Uni.createFrom().item(known.value())
        : newToken();
  }

  private Uni<String> newToken() {
    String secret = settings.clientSecret().orElseThrow(KeycloakConnection::notSetUp);
    MultiMap form =
        MultiMap.caseInsensitiveMultiMap()
            .add("grant_type", "client_credentials")
            .add("client_id", settings.clientId())
            .add("client_secret", secret);
    return answered(http.postAbs(realm() + "/protocol/openid-connect/token").sendForm(form))
        .map(
            answer -> {
              if (answer.statusCode() != 200) {
                throw new Problem(
                    ProblemType.SERVICE_UNREACHABLE,
                    "The identity provider does not let this service in: answer "
                        + answer.statusCode()
                        + ".");
              }
              JsonObject granted = answer.bodyAsJsonObject();
              long seconds = granted.getLong("expires_in", 60L);
              token =
                  new Token(
                      granted.getString("access_token"),
                      Instant.now().plusSeconds(Math.max(1, seconds - EARLY_SECONDS)));
              return token.value();
            });
  }

  private <T> Uni<T> answered(Uni<T> answer) {
    return answer
        .ifNoItem()
        .after(settings.timeout())
        .fail()
        .onFailure(failure -> !(failure instanceof Problem))
        .transform(
            failure ->
                failure instanceof TimeoutException
                        || failure instanceof io.smallrye.mutiny.TimeoutException
                    ? new Problem(
                        ProblemType.SERVICE_LATE, "The identity provider answers too late.")
                    : new Problem(
                        ProblemType.SERVICE_UNREACHABLE, "The identity provider does not answer."));
  }

  private String realm() {
    return settings.realmUrl().orElseThrow(KeycloakConnection::notSetUp).toString();
  }

  private static Problem notSetUp() {
    return new Problem(
        ProblemType.UNAVAILABLE,
        "Accounts cannot be managed: korrigo.accounts names no client of the identity provider.");
  }
}
