package org.korrigo.exams.scan;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Renews a lease while steps take long: at most once in a quarter of it, whichever thread asks.
 * Where one step takes longer than the lease, another worker takes the job.
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

  @Override
  public synchronized void run() {
    Instant now = clock.instant();
    if (!now.isBefore(last.plus(interval))) {
      renew.accept(now);
      last = now;
    }
  }
}
