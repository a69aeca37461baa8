package org.korrigo.contracts.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The keys that stand anywhere in a database, be it in a document, a text or a message that waits
 * to be sent: every column that can hold one is looked through, so that none can be forgotten. One
 * statement, as of one moment, in ascending order, read by a cursor.
 */
final class ReferredKeys implements AutoCloseable {
  private static final String COLUMNS =
      """
      select quote_ident(nspname) || '.' || quote_ident(relname) as relation,
        case when typname = 'bytea' then format('encode(%I, ''escape'')', attname)
          else format('cast(%I as text)', attname) end as content
      from pg_attribute
        join pg_class on pg_class.oid = attrelid
        join pg_namespace on pg_namespace.oid = relnamespace
        join pg_type on pg_type.oid = atttypid
      where relkind in ('r', 'p') and not relispartition and attnum > 0 and not attisdropped
        and typname in ('json', 'jsonb', 'text', 'varchar', 'bpchar', 'bytea', '_text', '_varchar')
        and nspname <> 'information_schema' and nspname not like 'pg\\_%'
        and relname not in ('databasechangelog', 'databasechangeloglock')
      order by relation, content
      """;
  private static final int FETCH = 1_000;

  private final Statement statement;
  private final ResultSet rows;

  private ReferredKeys(Statement statement, ResultSet rows) {
    this.statement = statement;
    this.rows = rows;
  }

  /**
   * Opens the cursor.
   *
   * @param connection in a transaction of its own
   * @param key a regular expression
   */
  static ReferredKeys of(Connection connection, String key) throws SQLException {
    List<String> parts = new ArrayList<>();
    try (PreparedStatement columns = connection.prepareStatement(COLUMNS);
        ResultSet found = columns.executeQuery()) {
      while (found.next()) {
        parts.add(
            "select (regexp_matches(%2$s, '(%3$s)', 'g'))[1] as key from %1$s where %2$s ~ '%3$s'"
                .formatted(found.getString("relation"), found.getString("content"), key));
      }
    }
    Statement statement = connection.createStatement();
    statement.setFetchSize(FETCH);
    return new ReferredKeys(
        statement,
        statement.executeQuery(
            "select distinct key collate \"C\" as key from ("
                + String.join(" union all ", parts)
                + ") as referred order by 1"));
  }

  Iterator<String> iterator() throws SQLException {
    return new Iterator<>() {
      private boolean hasNext = rows.next();

      @Override
      public boolean hasNext() {
        return hasNext;
      }

      @Override
      public String next() {
        if (!hasNext) {
          throw new NoSuchElementException();
        }
        try {
          String key = rows.getString("key");
          hasNext = rows.next();
          return key;
        } catch (SQLException e) {
          throw new IllegalStateException("The rows could not be read to their end.", e);
        }
      }
    };
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
