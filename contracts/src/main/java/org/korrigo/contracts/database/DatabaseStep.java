package org.korrigo.contracts.database;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** What a thread that may wait, a worker's or a command's, does with the database. */
public final class DatabaseStep {
  private DatabaseStep() {}

  /** Waits here until it is done, never on an event loop; fails as it does. */
  public static <T> T await(Supplier<Uni<T>> step) {
    try {
      return VertxContextSupport.subscribeAndAwait(step);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("A step in the database failed", e);
    }
  }
}
