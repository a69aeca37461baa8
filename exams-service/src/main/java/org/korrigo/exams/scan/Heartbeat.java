package org.korrigo.exams.scan;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Renews a lease while steps take long: at most once in a quarter of it, whichever thread asks.
 * Where one step takes longer than the lease without {@link #during}, another worker takes the job.
 */
final class Heartbeat implements Runnable {
  private final Duration interval;
  private final Consumer<Instant> renew;
  private final InstantSource clock;
  private Instant last;

  Heartbeat(Duration lease, Consumer<Instant> renew) {
    this(lease, renew, InstantSource.system());
  }

  Heartbeat(Duration lease, Consumer<Instant> renew, InstantSource clock) {
    this.interval = lease.dividedBy(4);
    this.renew = renew;
    this.clock = clock;
    this.last = clock.instant();
  }

  /**
   * Does work that asks nobody in between, and renews the lease meanwhile.
   *
   * @throws LeaseLostException after the work if the lease was lost during it
   */
  <T> T during(Supplier<T> work) {
    CountDownLatch done = new CountDownLatch(1);
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    Thread beating =
        Thread.ofPlatform().daemon().name("heartbeat").start(() -> beatUntil(done, failure));
    T outcome;
    try {
      outcome = work.get();
    } finally {
      done.countDown();
      awaitEnd(beating);
    }
    if (failure.get() != null) {
      throw failure.get();
    }
    return outcome;
  }

  private static void awaitEnd(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void beatUntil(CountDownLatch done, AtomicReference<RuntimeException> failure) {
    try {
      while (!done.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
        run();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }

  @Override
  public synchronized void run() {
    Instant now = clock.instant();
    if (!now.isBefore(last.plus(interval))) {
      renew.accept(now);
      last = now;
    }
  }
}
