package org.korrigo.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** A transaction beside the service's, with the rights that the service itself has. */
public final class OtherTransaction implements AutoCloseable {
  private final Connection connection;

  private OtherTransaction(Connection connection) {
    this.connection = connection;
  }

  /** Begins with a statement, whose locks are held from then on. */
  public static OtherTransaction begin(String sql, Object... parameters) throws SQLException {
    Config settings = ConfigProvider.getConfig();
    Connection connection =
        DriverManager.getConnection(
            settings.getValue("quarkus.datasource.jdbc.url", String.class),
            settings.getValue("quarkus.datasource.username", String.class),
            settings.getValue("quarkus.datasource.password", String.class));
    connection.setAutoCommit(false);
    OtherTransaction transaction = new OtherTransaction(connection);
    transaction.run(sql, parameters);
    return transaction;
  }

  /** Runs one more statement. */
  public void run(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.execute();
    }
  }

  /** Ends it; what it did counts. */
  public void commit() throws SQLException {
    connection.commit();
  }

  /** Ends it; what it did never was. */
  public void rollback() throws SQLException {
    connection.rollback();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /** Waits until so many transactions wait, so long that a deadlock would have been found. */
  public static void awaitBlocked(int transactions) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        Database.query(
                            "select pid from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and state_change < clock_timestamp()"
                                + " - 2 * cast(current_setting('deadlock_timeout') as interval)"))
                    .hasSize(transactions));
  }
}
