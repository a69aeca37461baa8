package org.korrigo.contracts.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseFailureTest {
  @ParameterizedTest
  @CsvSource({
    "08006, AWAY",
    "40P01, AWAY",
    "53100, AWAY",
    "55P03, AWAY",
    "57P01, AWAY",
    "3D000, ABSENT",
    "28000, REFUSED",
    "28P01, REFUSED",
    "42501, REFUSED",
    "42P01, UNPREPARED",
    "42703, UNPREPARED"
  })
  void isKnownByItsSqlStateWhoeverSaysIt(String sqlState, DatabaseFailure expected) {
    assertThat(DatabaseFailure.in(new PgException("no", "ERROR", sqlState, null)))
        .contains(expected);
    assertThat(
            DatabaseFailure.in(new IllegalStateException(new SQLException("no", sqlState, null))))
        .contains(expected);
  }

  @ParameterizedTest
  @CsvSource({"23505", "42601", "22021", "55000", "XX000"})
  void isNoneWhereTheStatementIsWrong(String sqlState) {
    assertThat(DatabaseFailure.in(new PgException("no", "ERROR", sqlState, null))).isEmpty();
  }

  @Test
  void isAwayWhereThereIsNoConnection() {
    assertThat(
            Stream.of(
                new CompletionException(new ConnectException("refused")),
                new TimeoutException("of the pool")))
        .allSatisfy(
            failure -> assertThat(DatabaseFailure.in(failure)).contains(DatabaseFailure.AWAY));
  }

  @Test
  void isNoneWhereTheDatabaseHasNoPartInIt() {
    assertThat(DatabaseFailure.in(new IllegalStateException("wrong"))).isEmpty();
    assertThat(DatabaseFailure.in(new SQLException("without a state"))).isEmpty();
    assertThat(DatabaseFailure.in(new JsonParseException("no JSON"))).isEmpty();
  }
}
