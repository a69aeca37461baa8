package org.korrigo.contracts.database;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/**
 * A command in a service's jar that runs beside the service on the same database: without a port,
 * an identity provider, a broker or anything on a timer (the profile {@code command} of the
 * settings that all services share).
 */
public final class DatabaseCommand {
  private DatabaseCommand() {}

  /** Runs a command and exits with its code. */
  public static void run(Class<? extends QuarkusApplication> command, String... arguments) {
    System.setProperty("quarkus.profile", "prod,command");
    Quarkus.run(command, arguments);
  }

  /** Waits for what a command does with the database; fails as that does. */
  public static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("It could not be done.", e);
    }
  }
}
