package org.korrigo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealUpstreams.class)
class RoutingApiTest {
  private static final String[] BEARER = {"Authorization", "Bearer a.b.c"};

  @TestHTTPResource URI gateway;
  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(gateway);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/exams/exams?after=1&limit=20, exams",
    "/api/exams, exams",
    "/api/identification/copies/1/candidates, identification",
    "/api/grading/copies, grading",
    "/auth/realms/master/account, keycloak"
  })
  void eachPathReachesItsServiceUnchanged(String path, String upstream) {
    JsonObject seen = new JsonObject(client.get(path, BEARER).body());

    assertThat(seen.getString("upstream")).isEqualTo(upstream);
    assertThat(seen.getString("uri")).isEqualTo(path);
  }

  @Test
  void aBearerTokenIsPassedThrough() {
    JsonObject seen = new JsonObject(client.get("/api/exams/exams", BEARER).body());

    assertThat(seen.getJsonObject("headers").getJsonArray("authorization"))
        .containsExactly("Bearer a.b.c");
  }

  @Test
  void whatAClientSaysOfItsOriginIsReplaced() {
    HttpResponse<String> answer =
        client.get(
            "/api/exams/exams",
            "Authorization",
            "Bearer a.b.c",
            "X-Forwarded-For",
            "10.6.6.6",
            "X-Forwarded-User",
            "direction",
            "Forwarded",
            "for=10.6.6.6",
            "X-Real-IP",
            "10.6.6.6",
            "Remote-User",
            "direction",
            "Cookie",
            "q_session=secret; other=1");

    JsonObject headers = new JsonObject(answer.body()).getJsonObject("headers");
    assertThat(headers.fieldNames())
        .doesNotContain("x-forwarded-user", "forwarded", "x-real-ip", "remote-user", "cookie");
    assertThat(headers.getJsonArray("x-forwarded-for")).containsExactly("127.0.0.1");
    assertThat(headers.getJsonArray("x-forwarded-host"))
        .containsExactly("localhost:" + gateway.getPort());
    assertThat(headers.getJsonArray("x-forwarded-proto")).containsExactly("http");
  }

  @Test
  void keycloakReceivesItsOwnCookiesAndNotOurs() {
    HttpResponse<String> answer =
        client.get(
            "/auth/realms/korrigo/account",
            "Cookie",
            "q_session=secret; KEYCLOAK_SESSION=theirs; q_auth_1=secret; AUTH_SESSION_ID=2");

    JsonObject headers = new JsonObject(answer.body()).getJsonObject("headers");
    assertThat(headers.getJsonArray("cookie"))
        .containsExactly("KEYCLOAK_SESSION=theirs; AUTH_SESSION_ID=2");
  }

  @Test
  void headersOfOneConnectionPassInNeitherDirection() {
    String answer =
        client.raw(
            "GET /api/exams/exams HTTP/1.1",
            "Host: localhost:" + gateway.getPort(),
            "Authorization: Bearer a.b.c",
            "Connection: X-Mine",
            "X-Mine: 1",
            "Keep-Alive: timeout=9",
            "Proxy-Authorization: Basic eDp5",
            "TE: trailers");

    String head = answer.substring(0, answer.indexOf("\r\n\r\n")).toLowerCase();
    String seen = answer.substring(answer.indexOf("\r\n\r\n")).toLowerCase();
    assertThat(seen)
        .doesNotContain("x-mine", "timeout=9", "proxy-authorization", "\"te\"", "trailers");
    assertThat(head).contains("etag: \"7\"").doesNotContain("x-hop", "timeout=5", "server:");
  }

  @Test
  void apiAnswersAreNotStoredUnlessTheServiceAllowsIt() {
    assertThat(client.get("/api/exams/exams", BEARER).headers().allValues("Cache-Control"))
        .containsExactly("no-store");
    assertThat(client.get("/api/exams/image", BEARER).headers().allValues("Cache-Control"))
        .containsExactly("private, max-age=60");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/exams/exams", "/session", "/api/students/x"})
  void everyAnswerCarriesTheSecurityHeaders(String path) {
    var headers = client.get(path, BEARER).headers();

    assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(headers.allValues("Referrer-Policy")).containsExactly("same-origin");
    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
        .contains("frame-ancestors")
        .doesNotContain("unsafe-inline");
    assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void aRangeIsAskedForAndAnsweredAsARange() {
    HttpResponse<String> answer =
        client.get("/api/exams/image", "Authorization", "Bearer a.b.c", "Range", "bytes=2-4");

    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.headers().firstValue("Content-Range")).contains("bytes 2-4/10");
    assertThat(answer.body()).isEqualTo("234");
  }

  @Test
  void whatIsUnchangedIsNotSentAgain() {
    HttpResponse<String> answer =
        client.get(
            "/api/exams/image", "Authorization", "Bearer a.b.c", "If-None-Match", "\"image\"");

    assertThat(answer.statusCode()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void aServicesOwnProblemPassesAsItIs() {
    HttpResponse<String> answer = client.get("/api/exams/missing", BEARER);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("{\"type\":\"/problems/not-found\",\"status\":404}");
  }

  @Test
  void aServiceThatIsDownIsAProblem() {
    HttpResponse<String> answer = client.get("/api/students/students", BEARER);

    assertProblem(answer, 502, "/problems/service-unreachable");
    assertThat(answer.body()).contains("students").doesNotContain("127.0.0.1", "Exception");
  }

  @Test
  void aServiceThatIsDownIsAProblemForAnUploadToo() {
    assertProblem(
        client.post("/api/students/imports", BEARER), 502, "/problems/service-unreachable");
  }

  @Test
  void aServiceThatStaysSilentIsAProblem() {
    assertProblem(client.get("/api/exams/silent", BEARER), 504, "/problems/service-late");
  }

  @Test
  void anAddressThatDoesNotExistIsAProblem() {
    assertProblem(client.get("/api/canteen/menus", BEARER), 404, "/problems/not-found");
  }

  @Test
  void anAddressThatIsTooLongIsAProblem() {
    assertProblem(
        client.get("/api/exams/exams?after=" + "a".repeat(20_000), BEARER),
        414,
        "/problems/address-too-long");
  }

  @Test
  void headersThatAreTooLargeAreAProblem() {
    assertProblem(
        client.get("/api/exams/exams", "Authorization", "Bearer " + "a".repeat(40_000)),
        431,
        "/problems/headers-too-large");
  }

  /** The title is the documented one, which is the services' too. */
  static void assertProblem(HttpResponse<String> answer, int status, String type) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().allValues("Content-Type"))
        .containsExactly("application/problem+json");
    JsonObject problem = new JsonObject(answer.body());
    assertThat(problem.getString("type")).isEqualTo(type);
    assertThat(problem.getInteger("status")).isEqualTo(status);
    assertThat(ProblemPagesApiTest.documented())
        .contains("| `%s` | %d | %s |".formatted(type, status, problem.getString("title")));
  }
}
