package org.korrigo.suite.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** The suite's Keycloak, as its administrator sees it. */
final class IdentityProvider {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REALM = "/admin/realms/korrigo";

  private final HttpClient http = HttpClient.newHttpClient();
  private final String address;
  private final String password;

  /**
   * The provider.
   *
   * @param address with its path
   * @param password of the suite's administrator
   */
  IdentityProvider(String address, String password) {
    this.address = address;
    this.password = password;
  }

  /** Has mails sent through a server on this machine. */
  void sendMailsTo(int port) throws IOException, InterruptedException {
    Map<String, Object> server =
        Map.of("host", "127.0.0.1", "port", port, "from", "korrigo@lycee.example");
    String body = JSON.writeValueAsString(Map.of("smtpServer", server));
    expect(204, "PUT", REALM, token(), BodyPublishers.ofString(body));
  }

  /** Whether there is an account of this name. */
  boolean hasAccount(String name) throws IOException, InterruptedException {
    String path = REALM + "/users?exact=true&username=" + Browser.encoded(name);
    return !JSON.readTree(expect(200, "GET", path, token(), BodyPublishers.noBody())).isEmpty();
  }

  private String token() throws IOException, InterruptedException {
    String form =
        "grant_type=password&client_id=admin-cli&username=korrigo&password="
            + Browser.encoded(password);
    JsonNode granted =
        JSON.readTree(
            expect(
                200,
                "POST",
                "/realms/master/protocol/openid-connect/token",
                null,
                BodyPublishers.ofString(form)));
    return granted.path("access_token").asText();
  }

  private String expect(int status, String method, String path, String token, BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(Duration.ofMinutes(1))
            .method(method, body);
    if (token == null) {
      request.header("Content-Type", "application/x-www-form-urlencoded");
    } else {
      request.header("Content-Type", "application/json").header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != status) {
      throw new IOException(method + " " + path + ": " + answer.statusCode() + answer.body());
    }
    return answer.body();
  }
}
