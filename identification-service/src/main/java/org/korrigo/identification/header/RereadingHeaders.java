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
      update staged_header set queued_at = now(), lease_until = null, attempts = 0, misses = 0
      where copy_id = :copy and not discarded and not erased
      """;

  /**
   * Has a copy's headers read soon, in the transaction of the caller. Answers false where they may
   * not be: what was read of them was erased with its pupil.
   */
  public Uni<Boolean> read(UUID copyId) {
    return Panache.getSession()
        .flatMap(
            session ->
                session.createNativeQuery(AGAIN).setParameter("copy", copyId).executeUpdate())
        .map(queued -> queued == 1);
  }
}
