package org.korrigo.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.korrigo.gateway.RoutingApiTest.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(RealUpstreams.class)
class SessionApiTest {
  @TestHTTPResource URI gateway;
  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(gateway);
  }

  @Test
  void aProgramWithoutATokenIsToldSoAndNotRedirected() {
    assertProblem(client.get("/api/exams/exams"), 401, "/problems/unauthenticated");
    assertProblem(
        client.get("/api/exams/exams", "Accept", "application/json"),
        401,
        "/problems/unauthenticated");
  }

  @Test
  void aPersonWithoutASessionIsLedToTheLogin() {
    HttpResponse<String> answer = client.get("/api/exams/1/pdf", "Accept", "text/html,*/*");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).contains("/login");
  }

  @Test
  void aWriteWithoutATokenIsToldSoToo() {
    assertProblem(
        client.post("/api/grading/copies", "X-Nothing", "said"), 401, "/problems/unauthenticated");
  }

  @Test
  void nobodyHasNoSession() {
    assertProblem(client.get("/session"), 401, "/problems/unauthenticated");
  }

  @Test
  void theDescriptionOfAServiceIsThereForEverybody() {
    assertThat(client.get("/api/exams/openapi").statusCode()).isEqualTo(200);
  }

  @Test
  @TestSecurity(user = "prof1", roles = "teacher", augmentors = WithSession.class)
  void theSessionTellsWhoIsLoggedIn() {
    JsonObject session = new JsonObject(client.get("/session").body());

    assertThat(session.getString("subject")).isEqualTo("prof1");
    assertThat(session.getString("name")).isEqualTo("prof1");
    assertThat(session.getJsonArray("groups")).containsExactly("teacher");
  }

  @Test
  @TestSecurity(user = "prof1", roles = "teacher", augmentors = WithSession.class)
  void theSessionsTokenGoesToTheServiceAndTheCookieDoesNot() {
    HttpResponse<String> answer = client.get("/api/grading/copies", "Cookie", "q_session=secret");

    JsonObject headers = new JsonObject(answer.body()).getJsonObject("headers");
    assertThat(headers.getJsonArray("authorization"))
        .containsExactly("Bearer " + WithSession.TOKEN);
    assertThat(headers.fieldNames()).doesNotContain("cookie");
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Sec-Fetch-Site, none",
    "Origin, https://elsewhere.example",
    "Origin, null",
    "X-Nothing, said"
  })
  @TestSecurity(user = "prof1", roles = "teacher", augmentors = WithSession.class)
  void aWriteFromAnotherSiteIsRefused(String header, String value) {
    assertProblem(client.post("/api/grading/copies", header, value), 403, "/problems/forbidden");
  }

  @Test
  @TestSecurity(user = "prof1", roles = "teacher", augmentors = WithSession.class)
  void aWriteFromOurOwnPagesPasses() {
    HttpResponse<String> modern =
        client.post("/api/grading/copies", "Sec-Fetch-Site", "same-origin");
    HttpResponse<String> older =
        client.post("/api/grading/copies", "Origin", "http://localhost:" + gateway.getPort());

    assertThat(modern.statusCode()).isEqualTo(200);
    assertThat(older.statusCode()).isEqualTo(200);
  }

  @Test
  void aWriteWithATokenIsNotAskedWhereItComesFrom() {
    HttpResponse<String> answer =
        client.post("/api/grading/copies", "Authorization", "Bearer a.b.c");

    assertThat(answer.statusCode()).isEqualTo(200);
  }
}
