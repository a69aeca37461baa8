package org.korrigo.identification.header;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * When each thread in the background last began a turn: one that no longer does is stuck or dead.
 */
@ApplicationScoped
public class TurningThreads {
  private final Map<String, Instant> turns = new ConcurrentHashMap<>();
  private final Duration longest;

  TurningThreads(
      @ConfigProperty(name = "korrigo.threads.longest-turn", defaultValue = "PT2M")
          Duration longest) {
    this.longest = longest;
  }

  /** The calling thread begins a turn. */
  public void turn() {
    turns.put(Thread.currentThread().getName(), Instant.now());
  }

  /** A thread is started. */
  public void started(Thread thread) {
    turns.put(thread.getName(), Instant.now());
  }

  /** The threads that have not turned for too long, with their last turns. */
  Map<String, Instant> stuck(Clock clock) {
    Instant least = clock.instant().minus(longest);
    Map<String, Instant> stuck = new TreeMap<>(turns);
    stuck.values().removeIf(turn -> !turn.isBefore(least));
    return stuck;
  }
}
