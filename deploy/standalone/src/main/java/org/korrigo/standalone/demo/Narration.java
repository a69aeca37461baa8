package org.korrigo.standalone.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.korrigo.standalone.demo.check.Checks;
import org.korrigo.standalone.demo.check.Checks.Check;

/**
 * Tells the walk, one line a step: time since the start, service, what happened, the event seen on
 * Kafka. On a terminal a long step shows a bar that moves; elsewhere it says every quarter.
 */
final class Narration {
  private static final int BAR = 24;
  private static final String ERASED_LINE = "\r\u001B[K";

  private final PrintStream out;
  private final boolean isTerminal;
  private final Instant start = Instant.now();
  private boolean isBarShown;
  private int quarter = -1;

  Narration(PrintStream out, boolean isTerminal) {
    this.out = out;
    this.isTerminal = isTerminal;
  }

  /** A line outside of the table. */
  void say(String text) {
    clearBar();
    out.println(text);
  }

  /** The table's head. */
  void head() {
    step("service", "what happened", "event on Kafka", "time");
  }

  /** One step, and the event that told of it. */
  void step(String service, String what, String event) {
    step(service, what, event, elapsed());
  }

  private void step(String service, String what, String event, String time) {
    clearBar();
    quarter = -1;
    out.println("%7s  %-14s  %-62s  %s".formatted(time, service, what, event).stripTrailing());
  }

  /** Something that belongs to the step above. */
  void detail(String text) {
    clearBar();
    out.println(" ".repeat(9) + text);
  }

  /** How far a long step is. */
  void progress(String service, String what, int done, int total) {
    int reached = total == 0 ? 0 : Math.min(done, total) * 4 / total;
    String line =
        "%7s  %-14s  [%s] %d/%d %s"
            .formatted(elapsed(), service, bar(done, total), done, total, what);
    if (isTerminal) {
      out.print(ERASED_LINE + line);
      out.flush();
      isBarShown = true;
    } else if (reached > quarter) {
      quarter = reached;
      out.println(line);
    }
  }

  private static String bar(int done, int total) {
    int filled = total == 0 ? 0 : Math.min(done, total) * BAR / total;
    return "#".repeat(filled) + "-".repeat(BAR - filled);
  }

  private void clearBar() {
    if (isBarShown) {
      out.print(ERASED_LINE);
      isBarShown = false;
    }
  }

  /** The closing table. */
  void verdict(Checks checks) {
    say("");
    say("What was checked");
    for (Check check : checks.all()) {
      say("  %-6s  %s".formatted(check.isRight() ? "right" : "WRONG", check.promise()));
      say("          " + check.found());
    }
    long wrong = checks.all().stream().filter(check -> !check.isRight()).count();
    say("");
    say(
        "%d of %d checks right, after %s"
            .formatted(checks.all().size() - wrong, checks.all().size(), elapsed()));
  }

  private String elapsed() {
    Duration since = Duration.between(start, Instant.now());
    return String.format(
        Locale.ROOT, "%d:%04.1f", since.toMinutes(), since.toMillis() % 60_000 / 1000.0);
  }
}
