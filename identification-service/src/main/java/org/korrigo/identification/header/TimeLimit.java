package org.korrigo.identification.header;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long one header may take. It is looked at before every row and line, each of which takes some
 * tens of milliseconds: Tesseract itself cannot be stopped inside of a line.
 */
final class TimeLimit {
  private final LongSupplier clock;
  private final long allowed;
  private final long start;

  private TimeLimit(Duration allowed, LongSupplier clock) {
    this.clock = clock;
    this.allowed = allowed.toNanos();
    this.start = clock.getAsLong();
  }

  /** Begins to run now. */
  static TimeLimit of(Duration allowed) {
    return of(allowed, System::nanoTime);
  }

  /**
   * Begins to run now.
   *
   * @param clock nanoseconds from any moment
   */
  static TimeLimit of(Duration allowed, LongSupplier clock) {
    return new TimeLimit(allowed, clock);
  }

  /**
   * Goes on only while there is time.
   *
   * @throws HeaderTimeException if there is none left
   */
  void check() {
    if (clock.getAsLong() - start > allowed) {
      throw new HeaderTimeException(Duration.ofNanos(allowed));
    }
  }
}
