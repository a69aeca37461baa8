package org.korrigo.exams.work;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Threads that do work which waits in the database: as many as there are cores, a piece each. They
 * look for some at an interval, and at once when some was brought in here.
 */
public final class Workers {
  private static final Logger LOG = Logger.getLogger(Workers.class);
  private static final int PATIENCE_SECONDS = 10;

  private final String name;
  private final Duration interval;
  private final Source source;
  private final int count = Runtime.getRuntime().availableProcessors();
  private final Semaphore work = new Semaphore(0);
  private ExecutorService threads;
  private volatile boolean running = true;

  /** Where work comes from. */
  @FunctionalInterface
  public interface Source {

    /**
     * Claims a piece of work and does it.
     *
     * @param goOn asked in between: false to stop and leave the rest to another worker
     * @return false if there was none
     */
    boolean workOnce(BooleanSupplier goOn);
  }

  /**
   * Workers that have not started.
   *
   * @param interval how often they look for work, and how long they pause after a failure
   */
  public Workers(String name, Duration interval, Source source) {
    this.name = name;
    this.interval = interval;
    this.source = source;
  }

  /** Starts the threads. */
  public void start() {
    threads =
        Executors.newFixedThreadPool(count, Thread.ofPlatform().name(name + "-", 0).factory());
    for (int i = 0; i < count; i++) {
      threads.execute(this::loop);
    }
  }

  /** Lets the threads finish their piece, for a little while. */
  public void stop() throws InterruptedException {
    running = false;
    work.release(count);
    threads.shutdown();
    if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      LOG.warnf("A worker did not stop in time; another takes over: workers=%s", name);
    }
  }

  /** There is work. */
  public void wake() {
    work.release(count);
  }

  private void loop() {
    while (running) {
      try {
        if (!workedOnce()) {
          work.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private boolean workedOnce() {
    try {
      return source.workOnce(() -> running);
    } catch (RuntimeException | Error e) {
      // an error of one piece, memory for instance, must not leave the rest without a worker
      if (running) {
        LOG.errorf(e, "No work could be taken; it is tried again: workers=%s", name);
      }
      return false;
    }
  }
}
