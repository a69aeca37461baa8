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
      where copy_id = :copy and not discarded
      """;
  private static final String UNLESS_ERASED =
      """
        and (not erased or exists (select 1 from jsonb_array_elements(headers) f
          where not erased_headers @> jsonb_build_array(f -> 'sha256')))
      """;

  /**
   * Has a copy's headers read soon, in the transaction of the caller; nothing is read of those that
   * were erased with their pupil.
   */
  public Uni<Void> read(UUID copyId) {
    return queue(AGAIN, copyId).replaceWithVoid();
  }

  /** The same. Answers false, and changes nothing, where all of them were erased. */
  public Uni<Boolean> readUnlessErased(UUID copyId) {
    return queue(AGAIN + UNLESS_ERASED, copyId).map(queued -> queued == 1);
  }

  private static Uni<Integer> queue(String statement, UUID copyId) {
    return Panache.getSession()
        .flatMap(
            session ->
                session.createNativeQuery(statement).setParameter("copy", copyId).executeUpdate());
  }
}
