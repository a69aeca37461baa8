package org.korrigo.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/** Counts and tells the SQL statements of the service's use cases, as Hibernate logs them. */
public final class Statements {
  private static final Logger SQL = Logger.getLogger("org.hibernate.SQL");
  private static final int RUNS = 4;

  private Statements() {}

  /** How many statements were run during an action, the outbox's relay and begin/commit aside. */
  public static int countDuring(Runnable action) {
    return textsDuring(action).size();
  }

  /** The statements that were run during an action, the outbox's relay and begin/commit aside. */
  public static List<String> textsDuring(Runnable action) {
    Recorder recorder = new Recorder();
    Level before = SQL.getLevel();
    SQL.addHandler(recorder);
    SQL.setLevel(Level.FINE);
    try {
      action.run();
    } finally {
      SQL.setLevel(before);
      SQL.removeHandler(recorder);
    }
    return List.copyOf(recorder.statements);
  }

  /**
   * How many statements an action needs that may be done several times: the least of some runs, for
   * what the service does in the background meanwhile only adds to it.
   */
  public static int leastDuring(Runnable action) {
    return IntStream.range(0, RUNS).map(run -> countDuring(action)).min().orElseThrow();
  }

  private static final class Recorder extends Handler {
    private final List<String> statements = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord record) {
      statements.add(record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
