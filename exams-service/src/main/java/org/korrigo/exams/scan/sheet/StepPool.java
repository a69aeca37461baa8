package org.korrigo.exams.scan.sheet;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Threads that scans share: as many steps on sides go on at a time, whatever the number of scans.
 * Steps take their turns in the order in which they come, so a long scan keeps no other waiting.
 */
public final class StepPool implements AutoCloseable {
  private final int size;
  private final ExecutorService threads;

  /**
   * @param size how many threads, from 1 on
   */
  public StepPool(int size) {
    this.size = size;
    this.threads =
        Executors.newFixedThreadPool(
            size, Thread.ofPlatform().daemon().name("scan-step-", 0).factory());
  }

  int size() {
    return size;
  }

  /**
   * Does a step when its turn comes.
   *
   * @throws java.util.concurrent.RejectedExecutionException once the pool was closed
   */
  void execute(Runnable step) {
    threads.execute(step);
  }

  /** Ends the threads; steps that wait for their turn are never done. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
