package org.korrigo.exams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.newExam;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** Requests that no honest client sends, and the problem documents that they are answered with. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class HostileRequestApiTest {
  @TestHTTPResource URI service;

  @ParameterizedTest
  @ValueSource(strings = {"application/xml", "text/html", "image/png", "application/json;q=0"})
  void whatIsNotOfferedIsRefusedWithAProblem(String accept) {
    admin()
        .accept(accept)
        .get("/api/exams/" + newExam())
        .then()
        .statusCode(406)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/not-acceptable"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "*/*", "application/*", "text/html, */*;q=0.1", "a/b, */*"})
  void whatIsOfferedIsAnswered(String accept) {
    admin()
        .accept(accept)
        .get("/api/exams/" + newExam())
        .then()
        .statusCode(200)
        .contentType(ContentType.JSON);
  }

  @Test
  void nothingIsDoneForWhoCannotReadTheAnswer() throws Exception {
    UUID id = UUID.randomUUID();

    admin()
        .accept("application/xml")
        .header("Idempotency-Key", id)
        .contentType(ContentType.JSON)
        .body(Map.of("name", "Bac blanc", "date", "2026-01-15"))
        .post("/api/exams")
        .then()
        .statusCode(406);

    assertThat(Database.query("select 1 from exam where id = ?", id)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jobs/ID", "booklets/ID/header", "booklets/ID/pages/1", "jobs/ID/events"})
  void aPictureOrAThingIsNotOfferedInAnyForm(String things) {
    admin()
        .accept("application/xml")
        .get("/api/exams/" + things.replace("ID", UUID.randomUUID().toString()))
        .then()
        .statusCode(406)
        .contentType("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/exams/%zz",
        "/api/exams/%",
        "/api/exams/%c3%28/copies",
        "/api/exams?name=%zz",
        "/%zz",
        "/api/exams/..%2f..%2fetc",
        "/api/exams/%00",
        "/api/exams?limit=%00",
        "/api/exams?name=%00"
      })
  void anAddressThatCannotBeReadIsAnsweredWithAProblem(String address) throws IOException {
    String answer = get(address, "*/*");

    assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {";;/,,=q", "a", "a/b;q=x"})
  void anAcceptHeaderThatIsNoneIsTheClientsFault(String accept) throws IOException {
    assertThat(get("/api/exams", accept)).startsWith("HTTP/1.1 4").contains("problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {";;", "json", "application/json;charset=klingon", "text/plain", "a/b/c"})
  void aContentTypeThatIsNoneIsTheClientsFault(String type) throws IOException {
    String answer =
        send(
            "POST /api/exams HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Length: 2\r\n"
                + "Content-Type: "
                + type
                + "\r\nAuthorization: Bearer "
                + Tokens.admin()
                + "\r\n\r\n{}");

    assertThat(answer).startsWith("HTTP/1.1 4").contains("problem+json");
  }

  private String get(String address, String accept) throws IOException {
    return send(
        "GET "
            + address
            + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\nAccept: "
            + accept
            + "\r\nAuthorization: Bearer "
            + Tokens.admin()
            + "\r\n\r\n");
  }

  private String send(String request) throws IOException {
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
