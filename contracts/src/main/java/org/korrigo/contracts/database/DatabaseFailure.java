package org.korrigo.contracts.database;

import com.fasterxml.jackson.core.JacksonException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Why a database did nothing, where what it was asked to do is not wrong. */
public enum DatabaseFailure {
  /**
   * It cannot be reached, or gave way under load: the same may succeed later. Classes 08
   * connection, 40 rollback, 53 resources, 57 intervention; lock not available (PostgreSQL,
   * appendix A).
   */
  AWAY("(08|40|53|57).*|55P03", "the database cannot be reached, or is too busy"),

  /** There is none of this name. */
  ABSENT("3D000", "there is no database of this name"),

  /** Class 28 authorization; insufficient privilege. */
  REFUSED("28.*|42501", "the database refuses this user or password"),

  /** Undefined table, undefined column. */
  UNPREPARED("42P01|42703", "the service has not prepared this database, or not for this version");

  private final String sqlStates;
  private final String sentence;

  DatabaseFailure(String sqlStates, String sentence) {
    this.sqlStates = sqlStates;
    this.sentence = sentence;
  }

  /** Why, for a person: without its full stop, and without anything that is stored. */
  public String sentence() {
    return sentence;
  }

  /** What a failure comes from; empty if it is none of these. */
  public static Optional<DatabaseFailure> in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PgException refused) {
        return of(refused.getSqlState());
      }
      if (cause instanceof SQLException refused) {
        return of(refused.getSQLState());
      }
      if (cause instanceof JacksonException) {
        return Optional.empty();
      }
      if (cause instanceof IOException
          || cause instanceof TimeoutException
          || cause instanceof VertxException) {
        return Optional.of(AWAY);
      }
    }
    return Optional.empty();
  }

  private static Optional<DatabaseFailure> of(String sqlState) {
    return Arrays.stream(values())
        .filter(each -> sqlState != null && sqlState.matches(each.sqlStates))
        .findFirst();
  }
}
