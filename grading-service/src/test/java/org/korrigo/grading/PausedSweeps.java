package org.korrigo.grading;

import io.quarkus.arc.Arc;
import io.quarkus.scheduler.Scheduler;

/**
 * Until this is closed, no expired lock is swept, nor is anything else done by the clock: what a
 * test does between two statements is not met by a sweep of the same copy.
 */
public final class PausedSweeps implements AutoCloseable {
  private final Scheduler scheduler;

  private PausedSweeps(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** From now on. */
  public static PausedSweeps now() {
    Scheduler scheduler = Arc.container().instance(Scheduler.class).get();
    scheduler.pause();
    return new PausedSweeps(scheduler);
  }

  @Override
  public void close() {
    scheduler.resume();
  }
}
