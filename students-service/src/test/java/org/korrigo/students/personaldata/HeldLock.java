package org.korrigo.students.personaldata;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.ConfigProvider;
import org.korrigo.testing.Database;

/**
 * A lock on a table that a test holds until it is closed, so that requests wait for it one behind
 * the other; reading goes on.
 */
final class HeldLock implements AutoCloseable {
  private final Connection connection;
  private final String table;

  private HeldLock(Connection connection, String table) {
    this.connection = connection;
    this.table = table;
  }

  /** Lets nobody else lock or change the table. */
  static HeldLock onTable(String table) throws SQLException {
    Connection connection =
        DriverManager.getConnection(setting("jdbc.url"), setting("username"), setting("password"));
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("lock table " + table + " in share row exclusive mode");
    }
    return new HeldLock(connection, table);
  }

  /** How many transactions wait for a lock on the table. */
  int waiting() {
    return Database.query(
            "select 1 from pg_locks where not granted and relation = cast(? as regclass)", table)
        .size();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private static String setting(String name) {
    return ConfigProvider.getConfig().getValue("quarkus.datasource." + name, String.class);
  }
}
