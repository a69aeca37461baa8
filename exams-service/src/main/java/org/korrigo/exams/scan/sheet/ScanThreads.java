package org.korrigo.exams.scan.sheet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  public interface Step<T> {
    /**
     * @param index from 0
     * @throws IOException to end all work
     */
    T at(int index) throws IOException;
  }

  /** Takes the results, one at a time, in the order of the sides or sheets. */
  @FunctionalInterface
  public interface Taker<T> {
    /**
     * @param index from 0
     * @throws IOException to end all work
     */
    void take(int index, T result) throws IOException;
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
   * @param taker of the results
   * @param goOn asked before each step
   * @return false if it was not to go on; then some steps are not done, or their results not taken
   * @throws IOException what a step or the taker threw first, or if the scan cannot be opened
   */
  public <T> boolean each(
      int count, Function<ScanFile, Step<T>> begin, Taker<T> taker, BooleanSupplier goOn)
      throws IOException {
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean stopped = new AtomicBoolean();
    InOrder<T> results = new InOrder<>(taker);
    Callable<Void> work =
        () -> {
          boolean done = false;
          try (ScanFile file = open()) {
            Step<T> step = begin.apply(file);
            int i = next.getAndIncrement();
            while (i < count && !stopped.get()) {
              if (goOn.getAsBoolean()) {
                results.add(i, step.at(i));
                i = next.getAndIncrement();
              } else {
                stopped.set(true);
              }
            }
            done = true;
          } finally {
            if (!done) {
              stopped.set(true);
            }
          }
          return null;
        };
    run(Math.clamp(count, 1, threads), work);
    return !stopped.get();
  }

  /** Hands results on in their order, whatever the order in which they come. */
  private static final class InOrder<T> {
    private final Taker<T> taker;
    private final Map<Integer, T> early = new HashMap<>();
    private int next;

    InOrder(Taker<T> taker) {
      this.taker = taker;
    }

    synchronized void add(int index, T result) throws IOException {
      early.put(index, result);
      while (early.containsKey(next)) {
        taker.take(next, early.remove(next));
        next++;
      }
    }
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
