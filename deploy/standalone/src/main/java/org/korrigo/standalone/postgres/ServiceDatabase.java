package org.korrigo.standalone.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A database with its two roles: the owner changes the structure, the application reads and writes
 * rows and nothing else (no DDL, no other database).
 *
 * @param name of the database, e.g. {@code exams}; the roles are {@code exams_owner} and {@code
 *     exams_app}
 * @param ownerPassword the owner's
 * @param applicationPassword the application's
 */
public record ServiceDatabase(String name, String ownerPassword, String applicationPassword) {
  /** The role that runs the migrations. */
  public String owner() {
    return name + "_owner";
  }

  /** The role the service works with. */
  public String application() {
    return name + "_app";
  }

  /** Creates what is missing and sets the passwords; doing it again changes nothing. */
  public void ensure(PostgresCluster cluster) throws SQLException {
    try (Connection connection = cluster.connect("postgres");
        Statement statement = connection.createStatement()) {
      ensureRole(statement, owner(), ownerPassword);
      ensureRole(statement, application(), applicationPassword);
      if (!exists(statement, "select 1 from pg_database where datname = '%s'".formatted(name))) {
        statement.execute("create database %s owner %s".formatted(name, owner()));
      }
      statement.execute("revoke all on database %s from public".formatted(name));
      statement.execute(
          "grant connect on database %s to %s, %s".formatted(name, owner(), application()));
    }
    try (Connection connection = cluster.connect(name);
        Statement statement = connection.createStatement()) {
      statement.execute("grant usage on schema public to %s".formatted(application()));
      grantFutureObjects(statement, "select, insert, update, delete", "tables");
      grantFutureObjects(statement, "usage, select", "sequences");
    }
  }

  private void grantFutureObjects(Statement statement, String rights, String kind)
      throws SQLException {
    statement.execute(
        "alter default privileges for role %s in schema public grant %s on %s to %s"
            .formatted(owner(), rights, kind, application()));
  }

  private static void ensureRole(Statement statement, String role, String password)
      throws SQLException {
    if (!exists(statement, "select 1 from pg_roles where rolname = '%s'".formatted(role))) {
      statement.execute("create role %s login".formatted(role));
    }
    statement.execute("alter role %s password '%s'".formatted(role, password));
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (var rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }
}
