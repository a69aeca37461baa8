package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

  @Test
  void a_lease_is_renewed_during_work_that_asks_nobody() {
    CountDownLatch twice = new CountDownLatch(2);
    Heartbeat beating = new Heartbeat(Duration.ofMillis(4), instant -> twice.countDown());

    boolean renewed = beating.during(() -> awaited(twice));

    assertThat(renewed).isTrue();
  }

  @Test
  void work_during_which_the_lease_was_lost_has_no_outcome() {
    CountDownLatch lost = new CountDownLatch(1);
    LeaseLostException gone = new LeaseLostException(UUID.randomUUID());
    Heartbeat beating =
        new Heartbeat(
            Duration.ofMillis(4),
            instant -> {
              lost.countDown();
              throw gone;
            });

    assertThatThrownBy(() -> beating.during(() -> awaited(lost))).isSameAs(gone);
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitWaitingOrGone(Thread thread) {
    await()
        .until(
            () ->
                thread.getState() == Thread.State.BLOCKED
                    || thread.getState() == Thread.State.TERMINATED);
  }
}
