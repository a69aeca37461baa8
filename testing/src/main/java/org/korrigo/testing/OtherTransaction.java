package org.korrigo.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/** A transaction beside the service's, with the rights that the service itself has. */
public final class OtherTransaction implements AutoCloseable {
  private final Connection connection;

  private OtherTransaction(Connection connection) {
    this.connection = connection;
  }

  /** Begins. */
  public static OtherTransaction begin() throws SQLException {
    Connection connection =
        DriverManager.getConnection(setting("jdbc.url"), setting("username"), setting("password"));
    connection.setAutoCommit(false);
    return new OtherTransaction(connection);
  }

  /** Begins with a statement, whose locks are held from then on. */
  public static OtherTransaction begin(String sql, Object... parameters) throws SQLException {
    return begin().run(sql, parameters);
  }

  /** Runs one more statement; nobody else sees what it did before {@link #commit}. */
  public OtherTransaction run(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.execute();
    }
    return this;
  }

  /** Ends it; what it did counts. */
  public void commit() throws SQLException {
    connection.commit();
  }

  /** Ends it; what it did never was. */
  public void rollback() throws SQLException {
    connection.rollback();
  }

  /** What was not committed did not happen. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /** Waits until so many transactions wait, so long that a deadlock would have been found. */
  public static void awaitBlocked(int transactions) {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(
                        Database.query(
                            "select pid from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and state_change < clock_timestamp()"
                                + " - 2 * cast(current_setting('deadlock_timeout') as interval)"))
                    .hasSize(transactions));
  }

  /** Whether a statement with this text in it waits for a lock. */
  public static boolean someoneWaits(String text) {
    return !Database.query(
            "select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like ?",
            "%" + text + "%")
        .isEmpty();
  }

  private static String setting(String name) {
    return ConfigProvider.getConfig().getValue("quarkus.datasource." + name, String.class);
  }
}
