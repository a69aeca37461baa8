package org.korrigo.standalone.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.korrigo.standalone.Complaint;

/**
 * The realm {@code korrigo}: created once from its template through Keycloak's own administration
 * interface; afterwards only the gateway's client is kept in step with the address it is reached
 * by, and the client with which students-service makes pupils' accounts is kept there. What people
 * change in it stays.
 */
public final class Realm {
  private static final String TEMPLATE = "korrigo-realm.json";
  private static final String PROFILE = "korrigo-user-profile.json";
  private static final String CLIENTS = "/admin/realms/korrigo/clients";
  private static final String ACCOUNTS_CLIENT = "students-service";

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI server;
  private final String administratorPassword;

  /**
   * @param server Keycloak's address with its path
   * @param administratorPassword of the suite's own administrator
   */
  public Realm(URI server, String administratorPassword) {
    this.server = server;
    this.administratorPassword = administratorPassword;
  }

  /**
   * Creates the realm if there is none, and tells its gateway client the present address.
   *
   * @param publicUrl the gateway's origin
   * @param clientSecret the gateway's
   * @param accountsSecret of the client that makes pupils' accounts
   * @param accountPassword gives each demonstration account its password
   * @return whether the realm was created now, and with it the accounts
   */
  public boolean ensure(
      String publicUrl,
      String clientSecret,
      String accountsSecret,
      UnaryOperator<String> accountPassword)
      throws InterruptedException {
    try {
      String token = token();
      boolean missing = get(token, "/admin/realms/korrigo").statusCode() == 404;
      if (missing) {
        expect(201, send(token, "POST", "/admin/realms", template(accountPassword)));
      }
      updateGateway(token, publicUrl, clientSecret);
      ensureAccountsClient(token, accountsSecret);
      return missing;
    } catch (IOException failed) {
      throw new Complaint("Keycloak's realm cannot be set up: " + failed, failed);
    }
  }

  private JsonNode template(UnaryOperator<String> accountPassword) throws IOException {
    try (InputStream resource = Realm.class.getResourceAsStream(TEMPLATE)) {
      JsonNode realm = json.readTree(resource);
      for (JsonNode user : realm.path("users")) {
        ObjectNode credential = ((ObjectNode) user).putArray("credentials").addObject();
        credential.put("type", "password");
        credential.put("temporary", false);
        credential.put("value", accountPassword.apply(user.path("username").textValue()));
      }
      addProfile((ObjectNode) realm);
      return realm;
    }
  }

  /**
   * A pupil need not have an e-mail address, and the names are the roster's: Keycloak would ask for
   * them at the first sign-in, and let them be changed.
   */
  private void addProfile(ObjectNode realm) throws IOException {
    try (InputStream resource = Realm.class.getResourceAsStream(PROFILE)) {
      realm
          .withObject("/components")
          .putArray("org.keycloak.userprofile.UserProfileProvider")
          .addObject()
          .put("providerId", "declarative-user-profile")
          .withObject("/config")
          .putArray("kc.user.profile.config")
          .add(json.writeValueAsString(json.readTree(resource)));
    }
  }

  private void updateGateway(String token, String publicUrl, String secret)
      throws IOException, InterruptedException {
    JsonNode found =
        json.readTree(expect(200, get(token, "/admin/realms/korrigo/clients?clientId=gateway")));
    ObjectNode client = (ObjectNode) found.get(0);
    ArrayNode redirects = client.putArray("redirectUris");
    redirects.add(publicUrl + "/*");
    client.putArray("webOrigins");
    client.put("secret", secret);
    ((ObjectNode) client.withObject("/attributes"))
        .put("post.logout.redirect.uris", publicUrl + "/*");
    String path = "/admin/realms/korrigo/clients/" + client.path("id").textValue();
    expect(204, send(token, "PUT", path, client));
  }

  /** May manage users and nothing else, and nobody signs in with it. */
  private void ensureAccountsClient(String token, String secret)
      throws IOException, InterruptedException {
    ObjectNode client =
        json.createObjectNode()
            .put("clientId", ACCOUNTS_CLIENT)
            .put("name", "Korrigo, pupils' accounts")
            .put("enabled", true)
            .put("protocol", "openid-connect")
            .put("publicClient", false)
            .put("standardFlowEnabled", false)
            .put("directAccessGrantsEnabled", false)
            .put("serviceAccountsEnabled", true)
            .put("secret", secret);
    String id = clientId(token, ACCOUNTS_CLIENT);
    if (id == null) {
      expect(201, send(token, "POST", CLIENTS, client));
      id = clientId(token, ACCOUNTS_CLIENT);
    } else {
      expect(204, send(token, "PUT", CLIENTS + "/" + id, client));
    }
    String management = clientId(token, "realm-management");
    ArrayNode roles = json.createArrayNode();
    roles.add(read(token, CLIENTS + "/" + management + "/roles/manage-users"));
    JsonNode account = read(token, CLIENTS + "/" + id + "/service-account-user");
    String path =
        "/admin/realms/korrigo/users/%s/role-mappings/clients/%s"
            .formatted(account.path("id").textValue(), management);
    expect(204, send(token, "POST", path, roles));
  }

  private String clientId(String token, String name) throws IOException, InterruptedException {
    return read(token, CLIENTS + "?clientId=" + name).path(0).path("id").textValue();
  }

  private JsonNode read(String token, String path) throws IOException, InterruptedException {
    return json.readTree(expect(200, get(token, path)));
  }

  private String token() throws IOException, InterruptedException {
    String form =
        "grant_type=password&client_id=admin-cli&username=%s&password=%s"
            .formatted(
                KeycloakServer.ADMINISTRATOR,
                URLEncoder.encode(administratorPassword, StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "/realms/master/protocol/openid-connect/token"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    String answer = expect(200, http.send(request, BodyHandlers.ofString()));
    return json.readTree(answer).path("access_token").textValue();
  }

  private HttpResponse<String> get(String token, String path)
      throws IOException, InterruptedException {
    return http.send(request(token, path).GET().build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String token, String method, String path, JsonNode body)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(token, path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json.writeValueAsString(body)))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String token, String path) {
    return HttpRequest.newBuilder(URI.create(server + path))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", "Bearer " + token);
  }

  private static String expect(int status, HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != status) {
      throw new IOException(
          "%s answered %d where %d was expected"
              .formatted(answer.uri().getPath(), answer.statusCode(), status));
    }
    return answer.body();
  }

  /** What is printed once: account and group, in the template's order. */
  public static Map<String, String> accounts() {
    try (InputStream resource = Realm.class.getResourceAsStream(TEMPLATE)) {
      Map<String, String> accounts = new LinkedHashMap<>();
      for (JsonNode user : new ObjectMapper().readTree(resource).path("users")) {
        accounts.put(user.path("username").textValue(), user.path("groups").path(0).textValue());
      }
      return accounts;
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
