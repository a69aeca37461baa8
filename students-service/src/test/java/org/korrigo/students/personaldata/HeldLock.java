package org.korrigo.students.personaldata;

import java.sql.SQLException;
import org.korrigo.testing.Database;
import org.korrigo.testing.OtherTransaction;

/**
 * A lock on a table that a test holds until it is closed, so that requests wait for it one behind
 * the other; reading goes on.
 */
record HeldLock(String table, OtherTransaction holder) implements AutoCloseable {

  /** Lets nobody else lock or change the table. */
  static HeldLock onTable(String table) throws SQLException {
    return new HeldLock(
        table, OtherTransaction.begin("lock table " + table + " in share row exclusive mode"));
  }

  /** How many transactions wait for a lock on the table. */
  int waiting() {
    return Database.query(
            "select 1 from pg_locks where not granted and relation = cast(? as regclass)", table)
        .size();
  }

  @Override
  public void close() throws SQLException {
    holder.close();
  }
}
