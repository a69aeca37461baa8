package org.korrigo.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Looks into the service's database from outside, with the rights that the service itself has. A
 * connection is kept for the next statement, each of which is a transaction of its own.
 */
public final class Database {
  private static final AtomicReference<Connection> IDLE = new AtomicReference<>();

  private Database() {}

  private interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /** The rows of a query, each as column name to value. */
  public static List<Map<String, Object>> query(String sql, Object... parameters) {
    try {
      return run(connection -> query(connection, sql, parameters));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Map<String, Object>> query(
      Connection connection, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<Map<String, Object>> found = new ArrayList<>();
      while (rows.next()) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.put(rows.getMetaData().getColumnLabel(i), rows.getObject(i));
        }
        found.add(row);
      }
      return found;
    }
  }

  /**
   * Runs a statement.
   *
   * @throws SQLException if the database refuses it
   */
  public static int execute(String sql, Object... parameters) throws SQLException {
    return run(
        connection -> {
          try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
          }
        });
  }

  /**
   * Tidies a table and its indexes and counts its rows, as the database does from time to time;
   * only the owner may.
   */
  public static void vacuum(String table) {
    try (Connection connection = connect("quarkus.liquibase");
        PreparedStatement statement = connection.prepareStatement("vacuum analyze " + table)) {
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  private static <T> T run(Work<T> work) throws SQLException {
    Connection connection = take();
    try {
      return work.with(connection);
    } finally {
      keep(connection);
    }
  }

  private static Connection take() throws SQLException {
    Connection idle = IDLE.getAndSet(null);
    if (idle == null) {
      return connect("quarkus.datasource");
    }
    if (idle.isValid(1)
        && idle.getMetaData().getURL().equals(setting("quarkus.datasource.jdbc.url"))) {
      return idle;
    }
    idle.close();
    return connect("quarkus.datasource");
  }

  /** One is kept, so that none but it is there when nobody asks anything. */
  private static void keep(Connection connection) throws SQLException {
    if (!IDLE.compareAndSet(null, connection)) {
      connection.close();
    }
  }

  /** Forgets a database that ends. */
  static void leave() {
    try (Connection idle = IDLE.getAndSet(null)) {
      // nothing but to close it
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection connect(String as) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", setting(as + ".username"));
    properties.setProperty("password", setting(as + ".password"));
    // no plan outlives a change of the tables
    properties.setProperty("prepareThreshold", "0");
    return DriverManager.getConnection(setting("quarkus.datasource.jdbc.url"), properties);
  }

  private static String setting(String name) {
    return ConfigProvider.getConfig().getValue(name, String.class);
  }
}
