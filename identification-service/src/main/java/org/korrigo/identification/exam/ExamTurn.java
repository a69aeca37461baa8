package org.korrigo.identification.exam;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Lets one transaction at a time, over all replicas, change what belongs to an exam. */
public final class ExamTurn {
  private static final String TAKE =
      """
      select count(*) from
        (select pg_advisory_xact_lock(hashtextextended(cast(:exam as text), 1)) offset 0) as turn
      """;

  private ExamTurn() {}

  /** Waits for the turn and keeps it until the transaction ends. */
  public static Uni<Void> take(UUID examId) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(TAKE, Long.class)
                    .setParameter("exam", examId.toString())
                    .getSingleResult())
        .replaceWithVoid();
  }
}
