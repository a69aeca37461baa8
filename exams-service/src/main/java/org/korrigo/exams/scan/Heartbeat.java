package org.korrigo.exams.scan;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Renews a lease while one step takes long: at most once in a quarter of it. */
final class Heartbeat implements Runnable {
  private final Duration interval;
  private final Consumer<Instant> renew;
  private Instant last = Instant.now();

  Heartbeat(Duration lease, Consumer<Instant> renew) {
    this.interval = lease.dividedBy(4);
    this.renew = renew;
  }

  @Override
  public void run() {
    Instant now = Instant.now();
    if (now.isAfter(last.plus(interval))) {
      renew.accept(now);
      last = now;
    }
  }
}
