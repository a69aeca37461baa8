package org.korrigo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the gateway refuses by itself, it refuses with a problem document. */
@QuarkusTest
@WithTestResource(RealUpstreams.class)
class RefusedRequestsApiTest {
  private static final String ANYTHING = "*/*";

  @TestHTTPResource URI gateway;
  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(gateway);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%zz",
        "/%",
        "//",
        "/problems/%zz",
        "/auth/%zz",
        "/api/exams/%zz",
        "/api/exams?name=%zz",
        "/api/canteen/%zz"
      })
  void anAddressThatCannotBeReadIsAProblem(String address) {
    assertProblem(raw("GET", address, ANYTHING), 400, "/problems/invalid-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/exams/%c3%28", "/api/exams/%00", "/api/exams/..%2f..%2fetc"})
  void anAddressThatOnlyTheServiceCanJudgeReachesItUnchanged(String address) {
    String answer = raw("GET", address, ANYTHING);

    assertThat(answer).startsWith("HTTP/1.1 200 ");
    assertThat(body(answer).getString("uri")).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource({
    "/nothing, application/xml",
    "/nothing, text/html",
    "/q/nothing, */*",
    "/api/canteen, application/xml",
    "/problems/no-coffee, application/xml",
    "/nothing, ';;/,,=q'"
  })
  void whatDoesNotExistIsAProblemInWhateverFormItIsAskedFor(String address, String accept) {
    assertProblem(raw("GET", address, accept), 404, "/problems/not-found");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /",
    "BREW, /",
    "DELETE, /problems",
    "PUT, /session",
    "TRACE, /",
    "POST, /nothing"
  })
  void whatCanOnlyBeReadIsAProblemForOtherMethods(String method, String address) {
    String answer = raw(method, address, ANYTHING);

    assertProblem(answer, 405, "/problems/method-not-allowed");
    assertThat(answer.toLowerCase(Locale.ROOT)).contains("allow: get, head");
  }

  @ParameterizedTest
  @ValueSource(ints = {40_000, 70_000, 300_000, 1_000_000})
  void headersOfAnySizeThatIsReadAreAProblem(int size) {
    String answer =
        client.raw("GET /api/exams HTTP/1.1", "Host: localhost", "X-Large: " + "a".repeat(size));

    assertProblem(answer, 431, "/problems/headers-too-large");
  }

  @Test
  void anAddressOfAnySizeThatIsReadIsAProblem() {
    String answer =
        client.raw("GET /api/exams?" + "a".repeat(1_000_000) + " HTTP/1.1", "Host: localhost");

    assertProblem(answer, 414, "/problems/address-too-long");
  }

  private String raw(String method, String address, String accept) {
    return client.raw(
        method + " " + address + " HTTP/1.1",
        "Host: localhost:" + gateway.getPort(),
        "Authorization: Bearer a.b.c",
        "Accept: " + accept);
  }

  private static void assertProblem(String answer, int status, String type) {
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    assertThat(answer.toLowerCase(Locale.ROOT)).contains("content-type: application/problem+json");
    assertThat(body(answer).getString("type")).isEqualTo(type);
    assertThat(body(answer).getInteger("status")).isEqualTo(status);
  }

  private static JsonObject body(String answer) {
    return new JsonObject(answer.substring(answer.indexOf("\r\n\r\n")).strip());
  }
}
