package org.korrigo.identification.decision;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.json.JsonConventions;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/**
 * How long the calls of the desk take at 1,000 copies and as many pupils: prints a table and judges
 * nothing. It is run by {@code deploy/benchmarks/identification/desk}, never with the tests.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class DeskBench {
  private static final int COPIES = Integer.getInteger("korrigo.bench.copies", 1000);
  private static final int ROUNDS = Integer.getInteger("korrigo.bench.rounds", 120);
  private static final int WARM_UP = 30;

  private final HttpClient client = HttpClient.newHttpClient();
  private final UUID exam = UUID.randomUUID();
  private final LargeClass largeClass = new LargeClass(exam, COPIES);
  private int taken;

  @Test
  void printsHowLongTheCallsOfTheDeskTake() throws Exception {
    largeClass.store(WARM_UP + 2 * ROUNDS);
    long started = System.nanoTime();
    awaitSolved();
    System.out.printf(
        Locale.ROOT,
        "%n%d copies, %d pupils; the whole class solved and stored in %.1f s%n%s%n",
        COPIES,
        COPIES,
        (System.nanoTime() - started) / 1e9,
        send("GET", "exams/" + exam + "/progress", null).body());
    measure(WARM_UP, false);
    print("the class at rest", measure(ROUNDS, false));
    print("the class being solved all the time", measure(ROUNDS, true));
  }

  /** What each call took in milliseconds, one after the other. */
  private Map<String, double[]> measure(int rounds, boolean solving) throws Exception {
    Map<String, double[]> took = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      if (solving) {
        solveNow();
      }
      String head = copyId(timed(took, "queue, 1 copy", round, rounds, "GET", queue(1), null));
      timed(took, "queue, 50 copies", round, rounds, "GET", queue(50), null);
      timed(took, "progress", round, rounds, "GET", "exams/" + exam + "/progress", null);
      timed(took, "skip", round, rounds, "POST", "copies/" + head + "/skips?next=true", null);
      String settle = "{\"student_id\":" + largeClass.freePupil(taken++) + "}";
      String copy = "copies/" + head;
      timed(took, "settle", round, rounds, "PUT", copy + "/student?next=true", settle);
      timed(took, "undo", round, rounds, "POST", copy + "/undo?next=true", null);
      timed(took, "decisions", round, rounds, "GET", copy + "/decisions", null);
    }
    return took;
  }

  private HttpResponse<String> timed(
      Map<String, double[]> took,
      String what,
      int round,
      int rounds,
      String method,
      String path,
      String body)
      throws Exception {
    long started = System.nanoTime();
    HttpResponse<String> answer = send(method, path, body);
    took.computeIfAbsent(what, call -> new double[rounds])[round] =
        (System.nanoTime() - started) / 1e6;
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(what + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer;
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base() + path))
            .header("Authorization", "Bearer " + Tokens.admin())
            .header("Content-Type", "application/json");
    return client.send(
        request
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String base() {
    return "http://localhost:"
        + ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class)
        + "/api/identification/";
  }

  private String queue(int limit) {
    return "exams/" + exam + "/queue?limit=" + limit;
  }

  private static String copyId(HttpResponse<String> queue) throws Exception {
    return JsonConventions.newMapper().readTree(queue.body()).at("/0/copy_id").asText();
  }

  private void solveNow() throws SQLException {
    Database.execute(
        "update class_assignment set due_at = now(), revision = revision + 1 where exam_id = ?",
        exam);
  }

  private void awaitSolved() {
    Awaitility.await()
        .forever()
        .until(
            () ->
                Database.query(
                    "select 1 from class_assignment where exam_id = ? and due_at is not null",
                    exam),
            List::isEmpty);
  }

  private static void print(String title, Map<String, double[]> took) {
    System.out.printf("%n%s%n", title);
    System.out.printf("| call | median ms | p95 ms | largest ms |%n|---|---|---|---|%n");
    took.forEach(
        (call, times) -> {
          double[] sorted = Arrays.stream(times).sorted().toArray();
          System.out.printf(
              Locale.ROOT,
              "| %s | %.1f | %.1f | %.1f |%n",
              call,
              sorted[sorted.length / 2],
              sorted[sorted.length * 95 / 100],
              sorted[sorted.length - 1]);
        });
  }
}
