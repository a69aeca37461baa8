package org.korrigo.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealUpstreams.class)
@Timeout(120)
class StreamingApiTest {
  private static final String[] BEARER = {"Authorization", "Bearer a.b.c"};

  /** Much more than all sockets on the way can hold. */
  private static final long UPLOAD = 64L << 20;

  private static final Map<String, HttpClient.Version> VERSIONS =
      Map.of("http", HttpClient.Version.HTTP_1_1, "https", HttpClient.Version.HTTP_2);

  @TestHTTPResource URI gateway;

  @TestHTTPResource(tls = true)
  URI secureGateway;

  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(gateway);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void whoeverUploadsWaitsForAServiceThatDoesNotReadYet(String scheme) throws Exception {
    Client sender = new Client(scheme.equals("http") ? gateway : secureGateway);
    Zeros upload = new Zeros();

    CompletableFuture<HttpResponse<String>> answer =
        sender.sendLater(
            "POST",
            "/api/exams/held-upload?name=" + scheme,
            BodyPublishers.ofInputStream(() -> upload),
            BEARER);
    awaitStandstill(upload);
    assertThat(upload.left()).as("bytes not yet taken from the sender").isPositive();
    client.get("/api/exams/released-upload?name=" + scheme, BEARER);

    assertThat(answer.get().body()).isEqualTo(Long.toString(UPLOAD));
    assertThat(answer.get().version()).isEqualTo(VERSIONS.get(scheme));
  }

  /** Longer than the gateway waits for an answer: its clock must not run yet. */
  private static void awaitStandstill(Zeros upload) {
    AtomicLong last = new AtomicLong(UPLOAD);
    await()
        .during(RealUpstreams.RESPONSE_TIMEOUT.plusSeconds(1))
        .atMost(Duration.ofSeconds(60))
        .until(() -> last.getAndSet(upload.left()) == upload.left() && upload.left() < UPLOAD);
  }

  @Test
  void anEventArrivesWhileTheServiceKeepsTheStreamOpen() throws IOException {
    HttpResponse<InputStream> events = client.stream("/api/exams/events?name=open", BEARER);
    try (BufferedReader lines = reader(events)) {
      assertThat(lines.readLine()).isEqualTo("data: first");
      assertThat(lines.readLine()).isEmpty();

      client.get("/api/exams/second-event?name=open", BEARER);

      assertThat(lines.readLine()).isEqualTo("data: second");
    }
    assertThat(events.headers().firstValue("Content-Type")).contains("text/event-stream");
  }

  @Test
  void aStreamThatTheClientLeavesIsClosedAtTheServiceToo() throws IOException {
    HttpResponse<InputStream> events = client.stream("/api/grading/events?name=left", BEARER);
    BufferedReader lines = reader(events);
    assertThat(lines.readLine()).isEqualTo("data: first");
    int before = closedStreams();

    lines.close();

    await().atMost(Duration.ofSeconds(60)).until(() -> closedStreams() > before);
  }

  @Test
  void anAnswerThatBreaksOffIsNotTakenForAWholeOne() {
    assertThatThrownBy(() -> client.get("/api/exams/broken", BEARER))
        .isInstanceOf(UncheckedIOException.class);
  }

  private int closedStreams() {
    return Integer.parseInt(client.get("/api/grading/closed-streams", BEARER).body());
  }

  private static BufferedReader reader(HttpResponse<InputStream> answer) {
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  /** As many zeros as are uploaded, made as they are read. */
  private static final class Zeros extends InputStream {
    private volatile long left = UPLOAD;

    long left() {
      return left;
    }

    @Override
    public int read() {
      return read(new byte[1], 0, 1) < 0 ? -1 : 0;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      long before = left;
      int part = (int) Math.min(length, before);
      left = before - part;
      return part == 0 ? -1 : part;
    }
  }
}
