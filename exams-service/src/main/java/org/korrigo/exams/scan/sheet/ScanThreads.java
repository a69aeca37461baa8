package org.korrigo.exams.scan.sheet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Works through the sides or sheets of one scan on several threads, each having it open for itself.
 * Which does which is chance: steps must not depend on each other. No step may wait for another
 * call on the same pool. What takes long to decode is kept from one call to the next, until this is
 * closed.
 */
public final class ScanThreads implements AutoCloseable {
  private final Path scan;
  private final StepPool pool;
  private final DecodedImages decoded;

  /**
   * @param scan a checked file
   * @param pool the threads, which other scans share
   * @param temporaryFile names a file that nothing else uses; asked at most once
   */
  public ScanThreads(Path scan, StepPool pool, Supplier<Path> temporaryFile) {
    this.scan = scan;
    this.pool = pool;
    this.decoded = new DecodedImages(temporaryFile);
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
    try (ScanFile file = ScanFile.open(scan, ScanLimits.STANDARD)) {
      return file.sides();
    }
  }

  /**
   * Does all steps.
   *
   * @param count how many there are
   * @param begin called at most once for each thread, with a scan open for its steps alone
   * @param taker of the results
   * @param goOn asked before each step
   * @return false if it was not to go on; then some steps are not done, or their results not taken
   * @throws IOException what a step or the taker threw first, or if the scan cannot be opened
   */
  public <T> boolean each(
      int count, Function<ScanFile, Step<T>> begin, Taker<T> taker, BooleanSupplier goOn)
      throws IOException {
    Round<T> round = new Round<>(count, begin, taker, goOn);
    int hands = Math.clamp(count, 1, pool.size());
    CountDownLatch ended = new CountDownLatch(hands);
    for (int i = 0; i < hands; i++) {
      new Hand<>(round, ended).takeTurn();
    }
    awaitAll(round, ended);
    return !round.stopped;
  }

  /** Gives up what was kept; steps must have ended. */
  @Override
  public void close() throws IOException {
    decoded.close();
  }

  private static void awaitAll(Round<?> round, CountDownLatch ended) throws IOException {
    InterruptedException interrupted = null;
    while (ended.getCount() > 0) {
      try {
        ended.await();
      } catch (InterruptedException e) {
        round.stopped = true;
        interrupted = e;
      }
    }
    if (interrupted != null) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a scan was worked through", interrupted);
    }
    round.requireSound();
  }

  /** Steps of one call, which several hands take. */
  private static final class Round<T> {
    private final int count;
    private final Function<ScanFile, Step<T>> begin;
    private final BooleanSupplier goOn;
    private final InOrder<T> results;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean stopped;

    Round(int count, Function<ScanFile, Step<T>> begin, Taker<T> taker, BooleanSupplier goOn) {
      this.count = count;
      this.begin = begin;
      this.goOn = goOn;
      this.results = new InOrder<>(taker);
    }

    /** Does the next step; false if there is none. */
    boolean advance(Step<T> step) throws IOException {
      int index = next.getAndIncrement();
      if (index >= count || stopped) {
        return false;
      }
      if (!goOn.getAsBoolean()) {
        stopped = true;
        return false;
      }
      results.add(index, step.at(index));
      return true;
    }

    void fail(Throwable cause) {
      failure.compareAndSet(null, cause);
      stopped = true;
    }

    void requireSound() throws IOException {
      switch (failure.get()) {
        case null -> {
          // nothing failed
        }
        case IOException broken -> throw broken;
        case RuntimeException bug -> throw bug;
        case Error error -> throw error;
        case Throwable other -> throw new IllegalStateException(other);
      }
    }
  }

  /** Has the scan open for itself and does a step each time its turn comes. */
  private final class Hand<T> implements Runnable {
    private final Round<T> round;
    private final CountDownLatch ended;
    private ScanFile file;
    private Step<T> step;

    Hand(Round<T> round, CountDownLatch ended) {
      this.round = round;
      this.ended = ended;
    }

    void takeTurn() {
      try {
        pool.execute(this);
      } catch (RejectedExecutionException closed) {
        end(closed);
      }
    }

    @Override
    public void run() {
      try {
        if (step == null) {
          file = ScanFile.open(scan, ScanLimits.STANDARD, decoded);
          step = round.begin.apply(file);
        }
        if (!round.advance(step)) {
          end(null);
          return;
        }
      } catch (IOException | RuntimeException | Error e) {
        end(e);
        return;
      }
      takeTurn();
    }

    private void end(Throwable cause) {
      try (ScanFile closed = file) {
        if (cause != null) {
          round.fail(cause);
        }
      } catch (IOException unclosed) {
        round.fail(unclosed);
      } finally {
        ended.countDown();
      }
    }
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
}
