package org.korrigo.standalone.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.korrigo.standalone.Complaint;

/** Access tokens of the demonstration accounts, by password, renewed before they expire. */
public final class Tokens {
  private static final String CLIENT = "korrigo-demo";
  private static final Duration MARGIN = Duration.ofSeconds(60);

  private record Token(String value, Instant renewAt) {}

  private final Map<String, Token> tokens = new HashMap<>();
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http;
  private final URI endpoint;
  private final Properties secrets;

  /**
   * @param gateway the origin that also serves the identity provider
   * @param secrets holds each password as {@code account.<name>}
   */
  public Tokens(HttpClient http, URI gateway, Properties secrets) {
    this.http = http;
    this.endpoint = gateway.resolve("/auth/realms/korrigo/protocol/openid-connect/token");
    this.secrets = secrets;
  }

  /** A token of this account that will hold for a minute at least. */
  public synchronized String of(String account) throws IOException, InterruptedException {
    Token known = tokens.get(account);
    if (known == null || Instant.now().isAfter(known.renewAt())) {
      known = logIn(account);
      tokens.put(account, known);
    }
    return known.value();
  }

  /** The account's subject, as the token names it. */
  public String subjectOf(String account) throws IOException, InterruptedException {
    String claims = of(account).split("\\.", -1)[1];
    return json.readTree(Base64.getUrlDecoder().decode(claims)).path("sub").asText();
  }

  private Token logIn(String account) throws IOException, InterruptedException {
    String password = secrets.getProperty("account." + account);
    if (password == null) {
      throw new Complaint("The secrets file has no password for the account " + account);
    }
    String form =
        "grant_type=password&client_id=%s&scope=openid&username=%s&password=%s"
            .formatted(CLIENT, encode(account), encode(password));
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 500) {
      throw new IOException("the identity provider answered " + answer.statusCode());
    }
    if (answer.statusCode() != 200) {
      throw new Complaint(
          "The account %s cannot log in (%d): %s"
              .formatted(account, answer.statusCode(), answer.body()));
    }
    JsonNode granted = json.readTree(answer.body());
    Duration lifetime = Duration.ofSeconds(granted.path("expires_in").asLong(120));
    return new Token(
        granted.path("access_token").asText(), Instant.now().plus(lifetime).minus(MARGIN));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
