package org.korrigo.contracts.inbox;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/**
 * Tells a database that cannot be reached, or gave way under load, from an effect that is wrong.
 */
final class DatabaseAway {
  private DatabaseAway() {}

  static boolean is(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PgException refused) {
        return isPassing(refused.getSqlState());
      }
      if (cause instanceof IOException
          || cause instanceof TimeoutException
          || cause instanceof VertxException) {
        return true;
      }
    }
    return false;
  }

  /**
   * Classes 08 connection, 40 rollback, 53 resources, 55 not in state, 57 intervention (PostgreSQL,
   * appendix A).
   */
  private static boolean isPassing(String sqlState) {
    return sqlState != null && sqlState.matches("(08|40|53|55|57).*");
  }
}
