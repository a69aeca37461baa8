package org.korrigo.grading.copy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Reads by several statements as if they were one: what others commit meanwhile is not seen. */
public final class OneSnapshot {
  private static final String REPEATABLE_READ = "set transaction isolation level repeatable read";

  private OneSnapshot() {}

  /** Reads in a transaction of its own; nothing may be written or held in it. */
  public static <T> Uni<T> read(Supplier<Uni<T>> reading) {
    return Panache.withTransaction(
        () ->
            Panache.getSession()
                .flatMap(session -> session.createNativeQuery(REPEATABLE_READ).executeUpdate())
                .chain(() -> reading.get()));
  }
}
