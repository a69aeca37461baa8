package org.korrigo.exams.scan;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.korrigo.testing.Database;

/** A transaction that somebody else has open, for tests of what happens meanwhile. */
public final class AnotherTransaction implements AutoCloseable {
  private final Connection connection;

  public AnotherTransaction() throws SQLException {
    connection =
        DriverManager.getConnection(setting("jdbc.url"), setting("username"), setting("password"));
    connection.setAutoCommit(false);
  }

  /** Does something in it that nobody else sees before {@link #commit}. */
  public AnotherTransaction execute(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    }
    return this;
  }

  public void commit() throws SQLException {
    connection.commit();
  }

  /** What was not committed did not happen. */
  @Override
  public void close() throws SQLException {
    connection.close();
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
