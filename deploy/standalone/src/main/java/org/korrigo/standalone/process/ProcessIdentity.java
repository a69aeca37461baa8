package org.korrigo.standalone.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process beyond doubt: its number and when it started, for numbers are used again.
 *
 * @param pid the process number
 * @param startedMillis its start, milliseconds since the epoch
 */
public record ProcessIdentity(long pid, long startedMillis) {
  /**
   * The system derives start times from its boot time, which a clock correction may move a little.
   */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /** Who this process is. */
  public static ProcessIdentity of(ProcessHandle process) {
    return new ProcessIdentity(process.pid(), startOf(process).toEpochMilli());
  }

  /**
   * The process itself while it lives; empty when it ended or its number now belongs to another.
   */
  public Optional<ProcessHandle> alive() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(
            process ->
                Math.abs(startOf(process).toEpochMilli() - startedMillis) <= TOLERANCE.toMillis());
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }
}
