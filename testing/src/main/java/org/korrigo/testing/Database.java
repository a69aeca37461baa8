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
import org.eclipse.microprofile.config.ConfigProvider;

/** Looks into the service's database from outside, with the rights that the service itself has. */
public final class Database {
  private Database() {}

  /** The rows of a query, each as column name to value. */
  public static List<Map<String, Object>> query(String sql, Object... parameters) {
    try (Connection connection = connect();
        PreparedStatement statement = prepare(connection, sql, parameters);
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
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Runs a statement.
   *
   * @throws SQLException if the database refuses it
   */
  public static int execute(String sql, Object... parameters) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement statement = prepare(connection, sql, parameters)) {
      return statement.executeUpdate();
    }
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

  private static Connection connect() throws SQLException {
    return connect("quarkus.datasource");
  }

  private static Connection connect(String as) throws SQLException {
    return DriverManager.getConnection(
        setting("quarkus.datasource.jdbc.url"),
        setting(as + ".username"),
        setting(as + ".password"));
  }

  private static String setting(String name) {
    return ConfigProvider.getConfig().getValue(name, String.class);
  }
}
