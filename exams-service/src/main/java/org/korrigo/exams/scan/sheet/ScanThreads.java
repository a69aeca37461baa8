package org.korrigo.exams.scan.sheet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Several threads that work through the sides or sheets of one scan, each having it open for
 * itself. Which thread does which is chance: steps must not depend on each other.
 */
public final class ScanThreads {
  private final Path scan;
  private final int threads;

  /**
   * @param scan a checked file
   * @param threads how many, from 1 on
   */
  public ScanThreads(Path scan, int threads) {
    this.scan = scan;
    this.threads = threads;
  }

  /** What is to be done with one of the sides or sheets. */
  @FunctionalInterface
  public interface Step {
    /**
     * @param index from 0
     * @throws IOException to end all work
     */
    void at(int index) throws IOException;
  }

  /** Number of sides. */
  public int sides() throws IOException {
    try (ScanFile file = open()) {
      return file.sides();
    }
  }

  /**
   * Does all steps.
   *
   * @param count how many there are
   * @param begin called on each thread, with the scan as that thread has it open
   * @param goOn asked before each step
   * @return false if it was not to go on; then some steps are not done
   * @throws IOException what a step threw first, or if the scan cannot be opened
   */
  public boolean each(int count, Function<ScanFile, Step> begin, BooleanSupplier goOn)
      throws IOException {
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean stopped = new AtomicBoolean();
    AtomicBoolean failed = new AtomicBoolean();
    Callable<Void> work =
        () -> {
          boolean done = false;
          try (ScanFile file = open()) {
            Step step = begin.apply(file);
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
              if (failed.get() || stopped.get()) {
                break;
              }
              if (!goOn.getAsBoolean()) {
                stopped.set(true);
                break;
              }
              step.at(i);
            }
            done = true;
          } finally {
            failed.compareAndSet(false, !done);
          }
          return null;
        };
    run(Math.min(threads, Math.max(1, count)), work);
    return !stopped.get();
  }

  private ScanFile open() throws IOException {
    return ScanFile.open(scan, ScanLimits.STANDARD);
  }

  private static void run(int threads, Callable<Void> work) throws IOException {
    try (ExecutorService others = Executors.newFixedThreadPool(threads)) {
      List<Future<Void>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(others.submit(work));
      }
      for (Future<Void> one : running) {
        one.get();
      }
    } catch (ExecutionException failure) {
      switch (failure.getCause()) {
        case IOException broken -> throw broken;
        case RuntimeException bug -> throw bug;
        case Error error -> throw error;
        default -> throw new IllegalStateException(failure.getCause());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a scan was worked through", interrupted);
    }
  }
}
