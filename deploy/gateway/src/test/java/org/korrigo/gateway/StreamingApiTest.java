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
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@WithTestResource(RealUpstreams.class)
@Timeout(120)
class StreamingApiTest {
  private static final String[] BEARER = {"Authorization", "Bearer a.b.c"};

  @TestHTTPResource URI gateway;
  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(gateway);
  }

  @Test
  void anUploadLargerThanTheWholeMemoryPassesThoughTheServiceReadsLate() {
    long size = Runtime.getRuntime().maxMemory() + (64L << 20);

    HttpResponse<String> answer =
        client.send(
            "POST",
            "/api/exams/upload",
            BodyPublishers.ofInputStream(() -> new Zeros(size)),
            BEARER);

    assertThat(answer.body()).isEqualTo(Long.toString(size));
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

    await().atMost(Duration.ofSeconds(10)).until(() -> closedStreams() > before);
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

  /** So many zeros, made as they are read. */
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long size) {
      left = size;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int part = (int) Math.min(length, left);
      left -= part;
      return part;
    }
  }
}
