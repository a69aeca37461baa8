package org.korrigo.identification.header;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Forgets what the names of files say of pupils who left. */
@ApplicationScoped
public class ForgettingFileNames {
  private static final String FORGET =
      """
      update staged_header set student_identifier = null where copy_id = :copy
      """;

  /** Forgets a copy's, in the transaction of the caller. */
  public Uni<Void> forget(UUID copyId) {
    return Panache.getSession()
        .flatMap(
            session ->
                session.createNativeQuery(FORGET).setParameter("copy", copyId).executeUpdate())
        .replaceWithVoid();
  }
}
