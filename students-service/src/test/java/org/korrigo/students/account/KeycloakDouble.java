package org.korrigo.students.account;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of Keycloak's administration interface that the service uses, over HTTP, with the
 * answers of Keycloak 26: one realm with its accounts, one client that may manage them.
 */
public final class KeycloakDouble implements QuarkusTestResourceLifecycleManager {
  private static final String SECRET = "only-for-tests";
  private static final String USERS = "/auth/admin/realms/korrigo/users";
  private static final Pattern NOT_TAKEN =
      Pattern.compile("\\.\\.|[<>&\"$%!#?§;*~/\\\\|^=\\[\\]{}()\\p{Cntrl}]");
  private static final String IMPROPER =
      "{\"errorMessage\":\"error-person-name-invalid-character\"}";
  private static final Map<String, JsonObject> ACCOUNTS = new ConcurrentHashMap<>();
  private static final List<String> CALLS = new CopyOnWriteArrayList<>();
  private static volatile String accessToken = "first";
  private static volatile String failing = "";
  private static final Map<String, Runnable> BEFORE = new ConcurrentHashMap<>();
  private static final Map<String, Runnable> AFTER = new ConcurrentHashMap<>();
  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(Thread::startVirtualThread);
    server.start();
    return Map.of(
        "korrigo.accounts.realm-url",
        "http://127.0.0.1:" + server.getAddress().getPort() + "/auth/realms/korrigo",
        "korrigo.accounts.client-secret",
        SECRET,
        "korrigo.accounts.sign-in-url",
        "https://copies.lycee.example");
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  static void clear() {
    ACCOUNTS.clear();
    CALLS.clear();
    failing = "";
    BEFORE.clear();
    AFTER.clear();
  }

  /** Once, before a call that begins so has its effect, something else happens. */
  static void before(String call, Runnable action) {
    BEFORE.put(call, action);
  }

  /** Once, after a call that begins so had its effect and before it is answered, likewise. */
  static void after(String call, Runnable action) {
    AFTER.put(call, action);
  }

  private static void meanwhile(Map<String, Runnable> actions, String call) {
    actions.keySet().stream()
        .filter(call::startsWith)
        .findFirst()
        .map(actions::remove)
        .ifPresent(Runnable::run);
  }

  /** The accounts there are. */
  static List<JsonObject> accounts() {
    return List.copyOf(ACCOUNTS.values());
  }

  /** The account of this name. */
  static JsonObject account(String username) {
    return ACCOUNTS.values().stream()
        .filter(account -> account.getString("username").equals(username))
        .findFirst()
        .orElseThrow();
  }

  /** An account that somebody else made. */
  static String add(String username, String lastName, String firstName, String email) {
    JsonObject account =
        new JsonObject()
            .put("username", username)
            .put("lastName", lastName)
            .put("firstName", firstName)
            .put("email", email);
    return add(account);
  }

  /** Somebody deletes the account of this name. */
  static void remove(String username) {
    ACCOUNTS.remove(account(username).getString("id"));
  }

  /** The owner signs in and chooses a password. */
  static void activate(String username) {
    account(username).put("requiredActions", new JsonArray());
  }

  /** Calls that contain this text are answered with 500 from now on. */
  static void failOn(String call) {
    failing = call;
  }

  /** All tokens that were given are void. */
  static void voidTokens() {
    accessToken = UUID.randomUUID().toString();
  }

  /** The calls that begin with this method. */
  static List<String> calls(String method) {
    return CALLS.stream().filter(call -> call.startsWith(method + " ")).toList();
  }

  private static String add(JsonObject account) {
    String id = UUID.randomUUID().toString();
    ACCOUNTS.put(id, account.put("id", id));
    return id;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getRawPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String call = method + " " + exchange.getRequestURI();
    CALLS.add(call);
    meanwhile(BEFORE, call);
    if (!failing.isEmpty() && call.contains(failing)) {
      write(exchange, 500, new JsonObject().put("errorMessage", "Failed").encode());
    } else if (path.equals("/auth/realms/korrigo/protocol/openid-connect/token")) {
      token(exchange, parameters(body));
    } else if (!("Bearer " + accessToken)
        .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      write(exchange, 401, "{\"error\":\"HTTP 401 Unauthorized\"}");
    } else if (path.equals(USERS)) {
      users(exchange, method, body);
    } else {
      String[] parts = path.substring(USERS.length() + 1).split("/", -1);
      user(exchange, method, parts[0], parts.length > 1 ? parts[1] : "", body);
    }
  }

  private static void token(HttpExchange exchange, Map<String, String> form) throws IOException {
    boolean isRight =
        form.equals(
            Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                "students-service",
                "client_secret",
                SECRET));
    write(
        exchange,
        isRight ? 200 : 401,
        isRight
            ? new JsonObject()
                .put("access_token", accessToken)
                .put("expires_in", 300)
                .put("token_type", "Bearer")
                .encode()
            : "{\"error\":\"unauthorized_client\"}");
  }

  private static void users(HttpExchange exchange, String method, String body) throws IOException {
    if (method.equals("GET")) {
      Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
      JsonArray found = new JsonArray();
      ACCOUNTS.values().stream()
          .filter(account -> account.getString("username").equals(query.get("username")))
          .forEach(found::add);
      write(exchange, 200, found.encode());
      return;
    }
    JsonObject account = new JsonObject(body);
    if (isImproper(account)) {
      write(exchange, 400, IMPROPER);
    } else if (isTaken(account)) {
      write(exchange, 409, "{\"errorMessage\":\"User exists with same username or email\"}");
    } else {
      exchange.getResponseHeaders().set("Location", USERS + "/" + add(account));
      write(exchange, 201, "");
    }
  }

  /** Keycloak has rules for names and for addresses. */
  private static boolean isImproper(JsonObject account) {
    return Stream.of("lastName", "firstName", "email")
        .map(account::getString)
        .filter(Objects::nonNull)
        .anyMatch(text -> NOT_TAKEN.matcher(text).find());
  }

  /** Whether another account has the name or the address. */
  private static boolean isTaken(JsonObject account) {
    return ACCOUNTS.values().stream()
        .filter(known -> !known.getString("id").equals(account.getString("id")))
        .anyMatch(
            known ->
                Stream.of("username", "email")
                    .filter(field -> account.getString(field) != null)
                    .anyMatch(field -> account.getString(field).equals(known.getString(field))));
  }

  private static void user(
      HttpExchange exchange, String method, String id, String action, String body)
      throws IOException {
    JsonObject account = ACCOUNTS.get(id);
    if (account == null) {
      write(exchange, 404, "{\"error\":\"User not found\"}");
    } else if (method.equals("GET")) {
      write(exchange, 200, account.encode());
    } else if (method.equals("DELETE")) {
      ACCOUNTS.remove(id);
      write(exchange, 204, "");
    } else if (action.equals("reset-password")) {
      account.put("credential", new JsonObject(body));
      account.put("requiredActions", new JsonArray().add("UPDATE_PASSWORD"));
      write(exchange, 204, "");
    } else if (action.equals("execute-actions-email")) {
      mail(exchange, account, body);
    } else {
      change(exchange, account, new JsonObject(body));
    }
  }

  private static void mail(HttpExchange exchange, JsonObject account, String body)
      throws IOException {
    if (account.getString("email") == null) {
      write(exchange, 400, "{\"errorMessage\":\"User email missing\"}");
      return;
    }
    account.put("mailed", new JsonArray(body)).put("mailed_to", account.getString("email"));
    write(exchange, 204, "");
  }

  /** What a representation leaves out may be lost. */
  private static void change(HttpExchange exchange, JsonObject account, JsonObject wanted)
      throws IOException {
    if (isImproper(wanted)) {
      write(exchange, 400, IMPROPER);
    } else if (isTaken(wanted)) {
      write(exchange, 409, "{\"errorMessage\":\"User exists with same email\"}");
    } else {
      ACCOUNTS.put(account.getString("id"), wanted);
      write(exchange, 204, "");
    }
  }

  private static Map<String, String> parameters(String form) {
    return Arrays.stream(form.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> decoded(pair[1])));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void write(HttpExchange exchange, int status, String body) throws IOException {
    meanwhile(AFTER, exchange.getRequestMethod() + " " + exchange.getRequestURI());
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  /** The names of the accounts. */
  static List<String> names() {
    List<String> names = new ArrayList<>();
    ACCOUNTS.values().forEach(account -> names.add(account.getString("username")));
    return names;
  }
}
