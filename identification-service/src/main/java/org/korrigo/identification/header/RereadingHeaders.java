package org.korrigo.identification.header;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Has headers read that nobody needed to have read before. */
@ApplicationScoped
public class RereadingHeaders {
  private static final String AGAIN =
      """
      update staged_header set queued_at = now(), lease_until = null, attempts = 0
      where copy_id = :copy and not discarded
      """;

  /** Has a copy's headers read soon, in the transaction of the caller. */
  public Uni<Void> read(UUID copyId) {
    return Panache.getSession()
        .flatMap(
            session ->
                session.createNativeQuery(AGAIN).setParameter("copy", copyId).executeUpdate())
        .replaceWithVoid();
  }
}
