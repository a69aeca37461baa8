package org.korrigo.grading;

import static org.awaitility.Awaitility.await;

import io.quarkus.arc.Arc;
import io.quarkus.scheduler.Scheduler;
import org.korrigo.testing.Database;

/**
 * Until this is closed, no expired lock is swept, nor is anything else done by the clock: what a
 * test does between two statements is not met by a sweep of the same copy, nor by one of a copy
 * that another test has left.
 */
public final class PausedSweeps implements AutoCloseable {
  private static final String DUE =
      "select 1 from copy_lock join copy on copy.id = copy_id"
          + " where expires_at <= now() and status = 'LOCKED'";

  private final Scheduler scheduler;

  private PausedSweeps(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** From now on; what has expired so far is swept first. */
  public static PausedSweeps now() {
    await().until(() -> Database.query(DUE).isEmpty());
    Scheduler scheduler = Arc.container().instance(Scheduler.class).get();
    scheduler.pause();
    return new PausedSweeps(scheduler);
  }

  @Override
  public void close() {
    scheduler.resume();
  }
}
