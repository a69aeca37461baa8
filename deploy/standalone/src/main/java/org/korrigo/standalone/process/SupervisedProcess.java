package org.korrigo.standalone.process;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.korrigo.standalone.Complaint;

/**
 * One child process, kept alive: whenever it ends unasked it is started again after a growing
 * pause, until {@link #stop()}. It gets a session of its own, so that Ctrl-C in the terminal
 * reaches the supervisor alone, which stops its children in order.
 */
public final class SupervisedProcess {
  /** A start that fails so often before ever serving is given up. */
  private static final int ATTEMPTS_BEFORE_READY = 3;

  private static final Duration ASK_EVERY = Duration.ofMillis(250);

  private final ProcessDefinition definition;
  private final Backoff backoff;
  private final ProcessListener listener;
  private final CountDownLatch served = new CountDownLatch(1);
  private final CountDownLatch stopAsked = new CountDownLatch(1);
  private volatile boolean givenUp;
  private Thread keeper;
  private Process process;

  /** Prepares; nothing runs before {@link #start()}. */
  public SupervisedProcess(
      ProcessDefinition definition, Backoff backoff, ProcessListener listener) {
    this.definition = definition;
    this.backoff = backoff;
    this.listener = listener;
  }

  /** What people call it. */
  public String name() {
    return definition.name();
  }

  /** Starts the process and the thread that keeps it. */
  public synchronized void start() {
    if (stopAsked.getCount() == 0) {
      return;
    }
    keeper = Thread.ofPlatform().name("keeper-" + name()).daemon().start(this::keep);
  }

  /**
   * Waits until the process has served once.
   *
   * @throws Complaint when it failed repeatedly, or does not serve in time
   */
  public void awaitReady(Duration within) throws InterruptedException {
    boolean inTime = served.await(within.toMillis(), TimeUnit.MILLISECONDS);
    if (stopAsked.getCount() == 0) {
      throw new InterruptedException(name() + " was stopped while it started");
    }
    if (givenUp) {
      throw new Complaint(
          "%s does not start: it ended %d times in a row; the reason is at the end of %s"
              .formatted(name(), ATTEMPTS_BEFORE_READY, definition.log()));
    }
    if (!inTime) {
      throw new Complaint(
          "%s is not ready after %d s; what it does is in %s"
              .formatted(name(), within.toSeconds(), definition.log()));
    }
  }

  /**
   * Ends the process and keeps it ended; returns when it is gone. May be called at any time, also
   * twice.
   */
  public void stop() {
    stopAsked.countDown();
    served.countDown();
    Process running;
    Thread keeping;
    synchronized (this) {
      running = process;
      keeping = keeper;
    }
    if (running != null && running.isAlive()) {
      boolean orderly =
          Stopping.stop(running.toHandle(), definition.stopSignal(), definition.stopGrace());
      listener.stopped(name(), orderly);
    }
    join(keeping);
  }

  private void keep() {
    int failures = 0;
    while (stopAsked.getCount() > 0) {
      Instant begun = Instant.now();
      int exitCode = runOnce(begun);
      if (stopAsked.getCount() == 0) {
        return;
      }
      failures = backoff.countAfter(failures, Duration.between(begun, Instant.now()));
      if (served.getCount() > 0 && failures >= ATTEMPTS_BEFORE_READY) {
        givenUp = true;
        served.countDown();
        return;
      }
      Duration pause = backoff.pauseAfter(failures);
      listener.died(name(), exitCode, failures, pause);
      if (stopAskedWithin(pause)) {
        return;
      }
    }
  }

  private int runOnce(Instant begun) {
    try {
      Process started = launch();
      if (started == null) {
        return 0;
      }
      listener.started(name(), ProcessIdentity.of(started.toHandle()));
      Thread.ofVirtual().start(() -> watchReadiness(started, begun));
      return started.waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return -1;
    } catch (IOException | RuntimeException failed) {
      Launch.note(definition, "could not be started: " + failed);
      return -1;
    }
  }

  private Process launch() throws IOException {
    definition.preparation().run();
    ProcessBuilder builder = Launch.of(definition);
    synchronized (this) {
      if (stopAsked.getCount() == 0) {
        return null;
      }
      process = builder.start();
      return process;
    }
  }

  private void watchReadiness(Process started, Instant begun) {
    while (started.isAlive() && stopAsked.getCount() > 0) {
      if (definition.readiness().isReady() && started.isAlive()) {
        listener.ready(name(), Duration.between(begun, Instant.now()));
        served.countDown();
        return;
      }
      if (stopAskedWithin(ASK_EVERY)) {
        return;
      }
    }
  }

  private boolean stopAskedWithin(Duration pause) {
    try {
      return stopAsked.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static void join(Thread keeping) {
    try {
      if (keeping != null) {
        keeping.join(Duration.ofSeconds(5));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
