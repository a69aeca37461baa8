package org.korrigo.contracts.database;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;

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
}
