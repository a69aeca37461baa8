package org.korrigo.grading;

import java.sql.SQLException;
import java.util.UUID;
import org.korrigo.testing.Database;
import org.korrigo.testing.OtherTransaction;

/** Changes a mark in the database directly, with the journal row without which that is refused. */
public final class Journalled {
  private static final String TOLD =
      """
      with told as (
        insert into grading_event (id, copy_id, exam_id, action, actor_id, timestamp)
        select gen_random_uuid(), id, exam_id, 'UPDATE_ANN', 'fixture', now()
        from copy where id = '%s')
      """;

  private Journalled() {}

  /** Runs a statement that changes marks of a copy. */
  public static void execute(UUID copy, String sql, Object... parameters) throws SQLException {
    Database.execute(TOLD.formatted(copy) + sql, parameters);
  }

  /** The same within a transaction that ends later. */
  public static void execute(
      OtherTransaction transaction, UUID copy, String sql, Object... parameters)
      throws SQLException {
    transaction.run(TOLD.formatted(copy) + sql, parameters);
  }

  /** Gives a copy one point, for question {@code ex2}, within a transaction that ends later. */
  public static void giveOnePoint(OtherTransaction transaction, UUID copy) throws SQLException {
    execute(
        transaction, copy, "update score set scores_data = '{\"ex2\": 1}' where copy_id = ?", copy);
    execute(transaction, copy, "update copy set leaf_points = 1 where id = ?", copy);
  }
}
