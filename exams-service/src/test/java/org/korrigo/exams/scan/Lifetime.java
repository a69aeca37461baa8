package org.korrigo.exams.scan;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/**
 * The life of a worker that ends at a chosen moment, as a process does that is killed: whatever it
 * tries afterwards fails too. Moments lie before and after each step that leaves something behind.
 */
public final class Lifetime {
  private final int last;
  private int moments;
  private boolean over;

  /** How a life ends. */
  public static final class OverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OverException(int moment) {
      super("killed at moment " + moment);
    }
  }

  /**
   * A life.
   *
   * @param last the moment at which it ends, from 1
   */
  public Lifetime(int last) {
    this.last = last;
  }

  /** Lives through a moment, or ends. */
  public synchronized void pass() {
    moments++;
    if (over || moments == last) {
      over = true;
      throw new OverException(last);
    }
  }

  public synchronized boolean isOver() {
    return over;
  }

  /** Does a step between two moments. */
  public <T> T through(Supplier<T> step) {
    pass();
    T result = step.get();
    pass();
    return result;
  }

  /** Does a step in the database between two moments: the second lies after its commit. */
  public <T> Uni<T> throughLater(Supplier<Uni<T>> step) {
    return Uni.createFrom()
        .deferred(
            () -> {
              pass();
              return step.get();
            })
        .invoke(this::pass);
  }
}
