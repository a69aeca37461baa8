package org.korrigo.grading.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/**
 * How long a subscriber waits for the event of an annotation, a hundred of which are drawn each
 * second; printed, as it judges no time. {@code deploy/benchmarks/grading/publish} runs it.
 */
@QuarkusTest
@WithTestResource(
    value = Infrastructure.class,
    initArgs = @ResourceArg(name = Infrastructure.DURABLE, value = "true"))
class PublishingMeasurement {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int COPIES = 32;
  private static final int PER_SECOND = 100;
  private static final int WARMING = 30;

  @TestHTTPResource URI service;

  private final int seconds = Integer.getInteger("seconds", 30);
  private final Map<UUID, Drawn> drawn = new ConcurrentHashMap<>();
  private final Queue<CompletableFuture<?>> answers = new ConcurrentLinkedQueue<>();
  private final AtomicInteger refused = new AtomicInteger();

  /**
   * An annotation on its way, in nanoseconds of one clock.
   *
   * @param sent when its request was sent
   */
  private record Drawn(long sent, long[] answered, long[] received) {}

  /** A corrector with a copy in hand, and the access token of the day. */
  private record Seat(Desk desk, String access) {}

  @Test
  void measure() throws InterruptedException {
    Desk first = Desk.locked();
    String access = Tokens.teacher(first.teacher);
    List<Seat> seats = new ArrayList<>(List.of(new Seat(first, access)));
    for (int i = 1; i < COPIES; i++) {
      Desk desk = first.another();
      desk.lock();
      seats.add(new Seat(desk, access));
    }
    try (Broker.Subscription subscription = Broker.subscribe("grading.events.v1");
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      draw(seats, client, subscription, WARMING);
      drawn.clear();
      draw(seats, client, subscription, seconds);
    }
    assertThat(refused.get()).as("requests that were refused").isZero();
    assertThat(drawn.values()).hasSizeGreaterThan(PER_SECOND * seconds * 9 / 10);
    System.out.printf(
        Locale.ROOT,
        "%n%d events in %d s; milliseconds until a subscriber has one%n"
            + "%-28s %8s %8s %8s%n%s%n%s%n",
        drawn.size(),
        seconds,
        "",
        "median",
        "p99",
        "longest",
        line("after the request was sent", each -> each.received()[0] - each.sent()),
        line("after it was answered", each -> each.received()[0] - each.answered()[0]));
  }

  private String line(String name, ToLongFunction<Drawn> nanos) {
    double[] millis =
        drawn.values().stream().mapToDouble(each -> nanos.applyAsLong(each) / 1e6).toArray();
    Arrays.sort(millis);
    return String.format(
        Locale.ROOT,
        "%-28s %8.1f %8.1f %8.1f",
        name,
        millis[millis.length / 2],
        millis[(int) (millis.length * 0.99)],
        millis[millis.length - 1]);
  }

  /** Draws at a steady pace whatever the answers take, and waits for all events. */
  private void draw(
      List<Seat> seats, HttpClient client, Broker.Subscription subscription, int seconds)
      throws InterruptedException {
    int all = PER_SECOND * seconds;
    AtomicInteger next = new AtomicInteger();
    try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
      ScheduledFuture<?> pace =
          clock.scheduleAtFixedRate(
              () -> {
                int number = next.getAndIncrement();
                if (number < all) {
                  send(seats.get(number % seats.size()), client);
                }
              },
              0,
              1_000_000 / PER_SECOND,
              TimeUnit.MICROSECONDS);
      int received = 0;
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds + 30L);
      while (received < all && System.nanoTime() < end) {
        for (byte[] event : subscription.next()) {
          received += note(event, System.nanoTime());
        }
      }
      pace.cancel(false);
      answers.forEach(CompletableFuture::join);
      assertThat(received).as("events of %d annotations", all).isEqualTo(all);
    }
  }

  private void send(Seat seat, HttpClient client) {
    UUID id = UUID.randomUUID();
    Drawn one = new Drawn(System.nanoTime(), new long[1], new long[1]);
    drawn.put(id, one);
    HttpRequest request =
        HttpRequest.newBuilder(
                service.resolve("/api/grading/copies/%s/annotations".formatted(seat.desk().copy)))
            .header("Content-Type", "application/json")
            .header("Lock-Token", seat.desk().token())
            .header("Idempotency-Key", id.toString())
            .header("Authorization", "Bearer " + seat.access())
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    """
                    {"page_index": 0, "x": 0.1, "y": 0.25, "w": 0.3, "h": 0.05, "type": "COMMENT",
                     "content": "Hypothèse oubliée : f est continue"}
                    """))
            .build();
    answers.add(
        client
            .sendAsync(request, HttpResponse.BodyHandlers.discarding())
            .whenComplete(
                (answer, failure) -> {
                  one.answered()[0] = System.nanoTime();
                  if (failure != null || answer.statusCode() != 201) {
                    refused.incrementAndGet();
                  }
                }));
  }

  private int note(byte[] event, long now) {
    try {
      JsonNode id = JSON.readTree(event).path("metadata").path("annotation_id");
      Drawn one = id.isTextual() ? drawn.get(UUID.fromString(id.asText())) : null;
      if (one == null) {
        return 0;
      }
      one.received()[0] = now;
      return 1;
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
