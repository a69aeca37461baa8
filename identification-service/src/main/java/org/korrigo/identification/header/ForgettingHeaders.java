package org.korrigo.identification.header;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Forgets what the headers of copies and the names of their files say of pupils who left. */
@ApplicationScoped
public class ForgettingHeaders {
  private static final String NAME =
      """
      update staged_header set student_identifier = null where copy_id = :copy
      """;
  private static final String ALL =
      """
      update staged_header
      set student_identifier = null, erased = true, queued_at = null, lease_until = null
      where copy_id = :copy
      """;

  /**
   * Forgets a copy's, in the transaction of the caller.
   *
   * @param unread whether its sheets have changed since they were read: then they are still to be
   *     read; else they are not read any more, nor does a reading count that has begun
   */
  public Uni<Void> forget(UUID copyId, boolean unread) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(unread ? NAME : ALL)
                    .setParameter("copy", copyId)
                    .executeUpdate())
        .replaceWithVoid();
  }
}
