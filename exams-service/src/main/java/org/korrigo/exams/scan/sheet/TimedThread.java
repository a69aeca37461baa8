package org.korrigo.exams.scan.sheet;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * A thread that reads for another, which waits only so long. Reading that is too late is told to
 * stop and stops where it asks, see {@link #goOn}; decoders that never ask cannot be stopped, and
 * are left to end by themselves.
 */
final class TimedThread implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TimedThread.class);

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("side-reader-", 0).factory());

  private Future<?> running;

  /** Reading of a side. */
  @FunctionalInterface
  interface Work<T> {
    T read() throws UnreadableSideException;
  }

  /** Something to close. */
  @FunctionalInterface
  interface Closing {
    void close() throws IOException;
  }

  /** Reading was not done in time, and goes on. */
  static final class TooLateException extends Exception {
    private static final long serialVersionUID = 1L;

    TooLateException(TimeoutException cause) {
      super(cause);
    }
  }

  /**
   * Does work.
   *
   * @throws TooLateException if it is not done in time: then abandon this thread
   */
  <T> T call(Work<T> work, Duration limit) throws UnreadableSideException, TooLateException {
    Future<T> reading = thread.submit(work::read);
    running = reading;
    try {
      return reading.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new TooLateException(late);
    } catch (InterruptedException interrupted) {
      reading.cancel(true);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a side was read", interrupted);
    } catch (ExecutionException failure) {
      switch (failure.getCause()) {
        case UnreadableSideException unreadable -> throw unreadable;
        case RuntimeException bug -> throw bug;
        case Error error -> throw error;
        default -> throw new IllegalStateException(failure.getCause());
      }
    }
  }

  /**
   * Tells the work to stop and does not wait for it.
   *
   * @param last what is closed once the work has ended
   */
  void abandon(Closing last) {
    LOG.warn("A side takes too long to read; its thread is told to stop");
    Future<?> late = running;
    thread.execute(
        () -> {
          try {
            last.close();
          } catch (IOException unclosed) {
            LOG.warn("A scan of which a side took too long was not closed", unclosed);
          }
        });
    thread.shutdown();
    late.cancel(true);
  }

  /**
   * Asked in between by work that may be long.
   *
   * @throws CancellationException if it is too late
   */
  static void goOn() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("reading a side took too long");
    }
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
