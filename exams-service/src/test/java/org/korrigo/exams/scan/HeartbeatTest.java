package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Instant START = Instant.parse("2026-01-15T08:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final List<Instant> renewed = new CopyOnWriteArrayList<>();
  private final Heartbeat heartbeat = new Heartbeat(LEASE, renewed::add, now::get);

  @Test
  void a_lease_is_renewed_once_in_a_quarter_of_it() {
    for (int second = 1; second <= 120; second++) {
      now.set(START.plusSeconds(second));
      heartbeat.run();
    }

    assertThat(renewed).hasSize(8).startsWith(START.plusSeconds(15)).endsWith(now.get());
  }

  @Test
  void who_asks_while_another_renews_it_does_not_renew_it_again() {
    AtomicReference<Heartbeat> shared = new AtomicReference<>();
    Thread second = new Thread(() -> shared.get().run());
    shared.set(
        new Heartbeat(
            LEASE,
            instant -> {
              renewed.add(instant);
              if (Thread.currentThread() != second) {
                second.start();
                awaitWaitingOrGone(second);
              }
            },
            now::get));
    now.set(START.plusSeconds(15));

    shared.get().run();

    await().until(() -> second.getState() == Thread.State.TERMINATED);
    assertThat(renewed).containsExactly(now.get());
  }

  private static void awaitWaitingOrGone(Thread thread) {
    await()
        .until(
            () ->
                thread.getState() == Thread.State.BLOCKED
                    || thread.getState() == Thread.State.TERMINATED);
  }
}
