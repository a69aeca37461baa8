package org.korrigo.standalone.suite;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What the person at the terminal reads: one line per fact, with the seconds since the start. */
public final class Console {
  private final PrintStream out;
  private final Instant begun = Instant.now();

  /**
   * @param out where the lines go
   */
  public Console(PrintStream out) {
    this.out = out;
  }

  /** One line with the time. */
  public synchronized void say(String sentence) {
    double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
    out.printf(Locale.ROOT, "%6.1f s  %s%n", seconds, sentence);
    out.flush();
  }

  /** Lines without it. */
  public synchronized void show(String text) {
    out.println(text);
    out.flush();
  }
}
