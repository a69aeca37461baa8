package org.korrigo.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/** The SQL statements of the service's use cases, as Hibernate logs them before they run. */
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
    List<String> texts = new CopyOnWriteArrayList<>();
    return listening(
        texts::add,
        () -> {
          action.run();
          return List.copyOf(texts);
        });
  }

  /**
   * How many statements an action needs that may be done several times: the least of some runs, for
   * what the service does in the background meanwhile only adds to it.
   */
  public static int leastDuring(Runnable action) {
    return IntStream.range(0, RUNS).map(run -> countDuring(action)).min().orElseThrow();
  }

  /**
   * Lets something happen between two statements of an action.
   *
   * @param text what stands in the later one
   * @param number which of the statements with this text it is, from 1
   */
  public static <T> T interrupting(String text, int number, Runnable event, Supplier<T> action) {
    AtomicInteger met = new AtomicInteger();
    return listening(
        statement -> {
          if (statement.contains(text) && met.incrementAndGet() == number) {
            event.run();
          }
        },
        action);
  }

  private static <T> T listening(Consumer<String> listener, Supplier<T> action) {
    Handler handler = new Listener(listener);
    Level before = SQL.getLevel();
    SQL.addHandler(handler);
    SQL.setLevel(Level.FINE);
    try {
      return action.get();
    } finally {
      SQL.setLevel(before);
      SQL.removeHandler(handler);
    }
  }

  private static final class Listener extends Handler {
    private final Consumer<String> statements;

    private Listener(Consumer<String> statements) {
      this.statements = statements;
    }

    @Override
    public void publish(LogRecord record) {
      statements.accept(record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
