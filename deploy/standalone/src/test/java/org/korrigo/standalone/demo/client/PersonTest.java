package org.korrigo.standalone.demo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonTest {
  @TempDir Path directory;

  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final List<Answer> witnessed = new ArrayList<>();
  private volatile String received;
  private HttpServer server;
  private Person person;

  @BeforeEach
  void startGateway() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/auth/realms/korrigo/protocol/openid-connect/token",
        exchange -> answer(exchange, 200, "{\"access_token\":\"token\",\"expires_in\":300}"));
    server.start();
    URI gateway = URI.create("http://localhost:" + server.getAddress().getPort());
    Properties secrets = new Properties();
    secrets.setProperty("account.prof1", "password");
    HttpClient http = HttpClient.newHttpClient();
    person = new Person(http, gateway, new Tokens(http, gateway, secrets), "prof1", witnessed::add);
  }

  @AfterEach
  void stopGateway() {
    server.stop(0);
  }

  @Test
  void asksAgainWithTheSameKeyWhenAServiceIsBeingRestarted() {
    server.createContext(
        "/api/grading/locks",
        exchange -> {
          keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
          answer(exchange, keys.size() < 3 ? 503 : 201, "{}");
        });

    Answer answer = person.post("/api/grading/locks", Map.of());

    assertThat(answer.status()).isEqualTo(201);
    assertThat(keys).hasSize(3).containsOnly(keys.getFirst());
    assertThat(witnessed).containsExactly(answer);
  }

  @Test
  void readsAListToItsEnd() {
    server.createContext(
        "/api/students",
        exchange -> {
          String query = exchange.getRequestURI().getQuery();
          if (query.contains("after=1")) {
            answer(exchange, 200, "[{\"id\":2}]");
          } else {
            exchange.getResponseHeaders().add("Link", "<?limit=1&after=1>; rel=\"next\"");
            answer(exchange, 200, "[{\"id\":1}]");
          }
        });

    List<JsonNode> rows = person.list("/api/students?limit=1");

    assertThat(rows).extracting(row -> row.path("id").asInt()).containsExactly(1, 2);
  }

  @Test
  void sendsAFileAsAMultipartForm() throws IOException {
    Path file = Files.writeString(directory.resolve("roster.csv"), "a,b\r\n");
    server.createContext(
        "/api/students/imports",
        exchange -> {
          received = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          answer(exchange, 200, "{}");
        });

    person.upload("/api/students/imports", file, "text/csv", Map.of("pages_per_copy", "4"));

    assertThat(received)
        .containsSubsequence(
            "name=\"pages_per_copy\"\r\n\r\n4\r\n",
            "name=\"file\"; filename=\"roster.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n"
                + "a,b\r\n\r\n"
                + "--");
  }

  @Test
  void listensUntilTheStreamOfEventsEnds() {
    server.createContext(
        "/api/exams/jobs/1/events",
        exchange -> {
          answer(exchange, 200, "data:{\"done\":1}\n\ndata: {\"done\":2}\n\n");
        });
    List<Integer> done = new ArrayList<>();

    person.follow("/api/exams/jobs/1/events", event -> done.add(event.path("done").asInt()));

    assertThat(done).containsExactly(1, 2);
  }

  @Test
  void anUnexpectedAnswerSaysWhatWasAskedAndAnswered() {
    server.createContext(
        "/api/exams", exchange -> answer(exchange, 409, "{\"type\":\"/problems/scale-frozen\"}"));

    Answer answer = person.get("/api/exams");

    assertThat(answer.problem()).isEqualTo("scale-frozen");
    assertThatThrownBy(() -> answer.expect(200))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("GET /api/exams")
        .hasMessageContaining("409");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
