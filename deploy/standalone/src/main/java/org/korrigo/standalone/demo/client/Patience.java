package org.korrigo.standalone.demo.client;

import java.time.Duration;
import java.time.Instant;
import org.korrigo.standalone.Complaint;

/** How long something is waited for, and the pause between two looks. */
public final class Patience {
  private static final long PAUSE_MILLIS = 300;

  private final Instant end;

  /** Starts now. */
  public Patience(Duration length) {
    end = Instant.now().plus(length);
  }

  /** Whether it has run out. */
  public boolean isOver() {
    return Instant.now().isAfter(end);
  }

  /** Waits a moment. */
  public static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException interrupted) {
      throw interrupted();
    }
  }

  static Complaint interrupted() {
    Thread.currentThread().interrupt();
    return new Complaint("The demonstration was interrupted");
  }
}
