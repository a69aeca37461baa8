package org.korrigo.grading.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.json.JsonConventions;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/**
 * An editor without a network queues its writes, each with its key, and sends the queue when it
 * can; it sends again what it has seen no answer to.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class WriteQueueApiTest {
  @TestHTTPResource URI service;

  /**
   * A write of the queue.
   *
   * @param seen the version that it says it saw, or null
   * @param body what is sent, or null
   */
  private record Write(String method, String path, UUID key, Integer seen, Map<String, ?> body) {
    Write(String method, String path, Integer seen, Map<String, ?> body) {
      this(method, path, UUID.randomUUID(), seen, body);
    }

    Response send(Desk desk) {
      RequestSpecification request = desk.asTeacher().header("Idempotency-Key", key);
      if (seen != null) {
        request.header("If-Match", "\"" + seen + "\"");
      }
      return (body == null ? request : request.body(body)).request(method, path);
    }
  }

  @Test
  void aQueueThatIsSentTwiceHasItsEffectOnce() {
    // Given
    Desk desk = Desk.locked();
    List<Write> queue = queue(desk);

    // When
    List<Integer> first = queue.stream().map(write -> write.send(desk).statusCode()).toList();
    String once = stored(desk);
    List<String> answers = queue.stream().map(write -> write.send(desk).asString()).toList();
    List<Integer> second = queue.stream().map(write -> write.send(desk).statusCode()).toList();

    // Then
    assertThat(first).allMatch(status -> status < 300);
    assertThat(second).allMatch(status -> status < 300);
    assertThat(answers).hasSameSizeAs(queue);
    assertThat(stored(desk)).isEqualTo(once);
    verified(desk);
  }

  @Test
  void theConnectionBreaksInTheMiddleAndTheQueueIsSentFromTheBeginning() throws IOException {
    // Given
    Desk undisturbed = Desk.locked();
    queue(undisturbed).forEach(write -> write.send(undisturbed));
    Desk desk = Desk.locked();
    List<Write> queue = queue(desk);
    int broken = queue.size() / 2;

    // When
    for (Write write : queue.subList(0, broken)) {
      assertThat(write.send(desk).statusCode()).isLessThan(300);
    }
    sendAndHangUp(desk, queue.get(broken));
    desk.lock();
    List<Integer> answers = queue.stream().map(write -> write.send(desk).statusCode()).toList();

    // Then
    assertThat(answers).allMatch(status -> status < 300);
    assertThat(marking(desk)).isEqualTo(marking(undisturbed));
    assertThat(desk.journal().stream().filter(action -> !action.equals("LOCK")).toList())
        .isEqualTo(
            undisturbed.journal().stream().filter(action -> !action.equals("LOCK")).toList());
    verified(desk);
  }

  @Test
  void theConnectionBreaksInTheMiddleOfARequestAndNothingOfItCounts() throws IOException {
    // Given
    Desk desk = Desk.locked();
    Write write = new Write("PUT", copy(desk) + "/scores/ex2", 0, Map.of("score", 1));
    String before = stored(desk);

    // When
    byte[] request = request(desk, write);
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      socket.getOutputStream().write(request, 0, request.length - 3);
    }

    // Then
    assertThat(stored(desk)).isEqualTo(before);
    write.send(desk).then().statusCode(200).body("version", equalTo(1));
  }

  @Test
  void aKeyIsForOneWrite() {
    // Given
    Desk desk = Desk.locked();
    Write write = new Write("PUT", copy(desk) + "/scores/ex2", 0, Map.of("score", 1));
    write.send(desk).then().statusCode(200);
    String before = stored(desk);

    for (Write other :
        List.of(
            new Write("PUT", write.path(), write.key(), 1, Map.of("score", 2)),
            new Write("DELETE", write.path(), write.key(), 1, null),
            new Write("PUT", copy(desk) + "/scores/ex1_q1", write.key(), 0, Map.of("score", 1)),
            new Write(
                "PUT", copy(desk) + "/remarks/ex2", write.key(), null, Map.of("remark", "x")))) {
      // When
      Response answer = other.send(desk);

      // Then
      answer.then().statusCode(409).body("type", equalTo("/problems/conflict"));
    }
    assertThat(stored(desk)).isEqualTo(before);
  }

  @Test
  void aKeyOfAnotherCopyIsAConflict() {
    Desk desk = Desk.locked();
    Desk other = Desk.locked();
    Write write = new Write("PUT", copy(desk) + "/scores/ex2", 0, Map.of("score", 1));
    write.send(desk).then().statusCode(200);

    new Write("PUT", copy(other) + "/scores/ex2", write.key(), 0, Map.of("score", 1))
        .send(other)
        .then()
        .statusCode(409);
    assertThat(other.journal()).containsExactly("VALIDATE", "LOCK");
  }

  @Test
  void aWriteThatWasRefusedMayBeSentAgainUnderItsKey() {
    // Given
    Desk desk = Desk.locked();
    UUID key = UUID.randomUUID();
    String path = copy(desk) + "/scores/ex2";
    new Write("PUT", path, key, 0, Map.of("score", 99)).send(desk).then().statusCode(400);
    new Write("PUT", path, key, 5, Map.of("score", 2)).send(desk).then().statusCode(412);

    // When
    Response mended = new Write("PUT", path, key, 0, Map.of("score", 2)).send(desk);

    // Then
    mended.then().statusCode(200).body("score", equalTo(2));
  }

  @Test
  void aWriteThatChangedNothingIsNotMadeLaterEither() {
    // Given
    Desk desk = Desk.scored();
    Write same = new Write("PUT", copy(desk) + "/scores/ex2", 1, Map.of("score", 4));
    same.send(desk).then().statusCode(200);
    new Write("PUT", copy(desk) + "/scores/ex2", 1, Map.of("score", 1))
        .send(desk)
        .then()
        .statusCode(200);

    // When
    Response again = same.send(desk);

    // Then
    again.then().statusCode(200).body("score", equalTo(1));
  }

  @Test
  void aQueueThatEndsWithTheFinalisationIsAnsweredAgainToWhoMadeItOnly() {
    // Given
    Desk desk = Desk.locked();
    List<Write> queue = queue(desk);
    queue.add(new Write("PUT", copy(desk) + "/scores/ex1_q1", 2, Map.of("score", 1)));
    queue.add(new Write("PUT", copy(desk) + "/scores/ex1_q2", 0, Map.of("score", 1)));
    queue.add(new Write("POST", copy(desk) + "/finalisation", null, null));
    List<Integer> first = queue.stream().map(write -> write.send(desk).statusCode()).toList();
    String once = stored(desk);
    String copy = desk.asTeacher().get(copy(desk)).asString();

    // When
    List<Integer> second = queue.stream().map(write -> write.send(desk).statusCode()).toList();
    Response finalised = queue.getLast().send(desk);
    Desk thief = desk.of("thief");
    List<Integer> stolen = queue.stream().map(write -> write.send(thief).statusCode()).toList();

    // Then
    assertThat(first).allMatch(status -> status < 300);
    assertThat(second).allMatch(status -> status < 300);
    Map<String, Object> answer = finalised.jsonPath().getMap("$");
    assertThat(answer.remove("unprintable")).isEqualTo(List.of());
    assertThat(answer).isEqualTo(JsonPath.from(copy).getMap("$"));
    assertThat(stolen).allMatch(status -> status >= 400);
    assertThat(stored(desk)).isEqualTo(once);
    verified(desk);
    new Write("PUT", copy(desk) + "/scores/ex2", queue.get(1).key(), 2, Map.of("score", 1))
        .send(desk)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"));
    new Write("PUT", copy(desk) + "/scores/ex2", 2, Map.of("score", 1))
        .send(desk)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/illegal-transition"));
    assertThat(stored(desk)).isEqualTo(once);
  }

  /** Writes of every kind, some of which undo others. */
  private static List<Write> queue(Desk desk) {
    String first = UUID.randomUUID().toString();
    UUID drawn = UUID.randomUUID();
    UUID wiped = UUID.randomUUID();
    String copy = copy(desk);
    List<Write> queue = new ArrayList<>();
    queue.add(new Write("PUT", copy + "/scores", null, Map.of("scores", Map.of("ex1_q1", 1))));
    queue.add(new Write("PUT", copy + "/scores/ex2", 0, Map.of("score", 2)));
    queue.add(new Write("PUT", copy + "/scores/ex2", 1, Map.of("score", 3.25)));
    queue.add(new Write("DELETE", copy + "/scores/ex1_q1", 1, null));
    queue.add(new Write("POST", copy + "/annotations", drawn, null, Desk.annotation("drawn", 1)));
    queue.add(new Write("PUT", "/annotations/" + drawn, 0, Desk.annotation("anew", 2)));
    queue.add(new Write("POST", copy + "/annotations", wiped, null, Desk.annotation("wiped", 3)));
    queue.add(new Write("PUT", "/annotations/" + wiped, 0, Desk.annotation("wiped too", 3)));
    queue.add(new Write("PUT", copy + "/remarks/ex2", null, Map.of("remark", "one")));
    queue.add(new Write("DELETE", "/annotations/" + wiped, 1, null));
    queue.add(new Write("POST", copy + "/annotations/" + wiped + "/restoration", null, null));
    queue.add(new Write("DELETE", "/annotations/" + wiped, 2, null));
    queue.add(new Write("PUT", copy + "/remarks/ex2", 1, Map.of("remark", "two")));
    queue.add(
        new Write(
            "PUT", copy + "/appreciation", null, Map.of("global_appreciation", "Bon travail")));
    queue.add(
        new Write("PUT", copy + "/appreciation", 1, Map.of("global_appreciation", "Très bon")));
    queue.add(new Write("PUT", copy + "/subject-variant", null, Map.of("subject_variant", "B")));
    queue.add(
        new Write(
            "POST",
            copy + "/annotation-changes",
            null,
            Map.of(
                "changes",
                List.of(
                    Map.of(
                        "change",
                        "CREATE",
                        "id",
                        first,
                        "annotation",
                        Desk.annotation("batch", -1)),
                    Map.of("change", "DELETE", "id", drawn, "version", 1)))));
    queue.add(new Write("DELETE", "/annotations/" + first, 0, null));
    queue.add(new Write("PUT", copy + "/draft", null, draft("first", "half")));
    queue.add(new Write("DELETE", copy + "/draft?client_id=first", 1, null));
    queue.add(new Write("PUT", copy + "/draft", 2, draft("second", "newer")));
    return queue;
  }

  private static Map<String, Object> draft(String window, String text) {
    return Map.of("client_id", window, "payload", Map.of("text", text));
  }

  /** Sends a request, and closes the connection once it has taken effect, its answer unread. */
  private void sendAndHangUp(Desk desk, Write write) throws IOException {
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      OutputStream out = socket.getOutputStream();
      int before = desk.journal().size();
      out.write(request(desk, write));
      out.flush();
      Awaitility.await().until(() -> desk.journal().size() > before);
    }
  }

  private static byte[] request(Desk desk, Write write) throws IOException {
    byte[] body =
        write.body() == null
            ? new byte[0]
            : JsonConventions.newMapper().writeValueAsBytes(write.body());
    String head =
        "%s /api/grading%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                .formatted(write.method(), write.path(), Tokens.teacher(desk.teacher))
            + "Lock-Token: %s\r\nIdempotency-Key: %s\r\n".formatted(desk.token(), write.key())
            + (write.seen() == null ? "" : "If-Match: \"%d\"\r\n".formatted(write.seen()))
            + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n".formatted(body.length);
    byte[] bytes = head.getBytes(StandardCharsets.UTF_8);
    byte[] whole = java.util.Arrays.copyOf(bytes, bytes.length + body.length);
    System.arraycopy(body, 0, whole, bytes.length, body.length);
    return whole;
  }

  private static String copy(Desk desk) {
    return "/copies/" + desk.copy;
  }

  /** Everything that is stored of the copy. */
  private static String stored(Desk desk) {
    StringBuilder all = new StringBuilder();
    for (String sql :
        List.of(
            "select version, leaf_points, delta_sum, global_appreciation, subject_variant from copy"
                + " where id = ?",
            "select * from annotation where copy_id = ? order by id",
            "select * from score where copy_id = ?",
            "select * from question_remark where copy_id = ? order by id",
            "select version, cast(payload as text) from draft_state where copy_id = ?",
            "select id, place from grading_event where copy_id = ? order by place")) {
      all.append(desk.rows("select cast(to_jsonb(s) as text) from (" + sql + ") s", desk.copy));
    }
    return all.toString();
  }

  /** What the copy is marked with, without ids and times. */
  private static String marking(Desk desk) {
    StringBuilder all = new StringBuilder();
    for (String sql :
        List.of(
            "select leaf_points, delta_sum, global_appreciation, subject_variant from copy where id"
                + " = ?",
            "select content, score_delta, version from annotation where copy_id = ? order by"
                + " content",
            "select scores_data, versions from score where copy_id = ?",
            "select question_id, remark from question_remark where copy_id = ? order by 1",
            "select version, payload from draft_state where copy_id = ?")) {
      all.append(desk.rows("select cast(to_jsonb(s) as text) from (" + sql + ") s", desk.copy));
    }
    return all.toString();
  }

  private static void verified(Desk desk) {
    Desk.asAdmin().get(copy(desk) + "/journal/verification").then().body("sound", equalTo(true));
  }
}
