package org.korrigo.standalone.process;

import java.time.Duration;

/**
 * How long to pause before the next start: doubles with every failure in a row.
 *
 * @param first the pause after the first failure
 * @param longest no pause is longer
 * @param calm a process that lived this long has its earlier failures forgotten
 */
public record Backoff(Duration first, Duration longest, Duration calm) {
  /** Half a second, doubling up to half a minute, forgotten after a minute of life. */
  public static final Backoff STANDARD =
      new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(1));

  /**
   * @param failures failures in a row, at least 1
   */
  public Duration pauseAfter(int failures) {
    int doublings = Math.min(failures - 1, 20);
    Duration pause = first.multipliedBy(1L << doublings);
    return pause.compareTo(longest) > 0 ? longest : pause;
  }

  /** Failures in a row after a process ended that had lived so long. */
  public int countAfter(int failures, Duration lived) {
    return lived.compareTo(calm) >= 0 ? 1 : failures + 1;
  }
}
