package org.korrigo.identification.header;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Forgets what the headers of copies and the names of their files say of pupils who left: what was
 * known to be the pupil's is not read again, what came since is.
 */
@ApplicationScoped
public class ForgettingHeaders {
  private static final String KNOW =
      """
      update staged_header set known_headers = known_headers || (
        select coalesce(jsonb_agg(f -> 'sha256'), cast('[]' as jsonb)) from jsonb_array_elements(headers) f
        where not known_headers @> jsonb_build_array(f -> 'sha256'))
      where copy_id = :copy
      """;
  private static final String FORGET =
      """
      update staged_header
      set student_identifier = null, erased = true, erased_headers = erased_headers || known_headers,
        known_headers = cast('[]' as jsonb), lease_until = null,
        queued_at = case when :unread then queued_at end
      where copy_id = :copy
      """;

  /**
   * A person says whose a copy is, in the transaction of the caller: all its headers are that
   * pupil's from now on, read or not.
   */
  public Uni<Void> given(UUID copyId) {
    return Panache.getSession()
        .flatMap(
            session -> session.createNativeQuery(KNOW).setParameter("copy", copyId).executeUpdate())
        .replaceWithVoid();
  }

  /**
   * Forgets a copy's, in the transaction of the caller. A reading that has begun does not count.
   *
   * @param unread whether its sheets have changed since they were read: then those that are not
   *     known are still to be read
   */
  public Uni<Void> forget(UUID copyId, boolean unread) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(FORGET)
                    .setParameter("copy", copyId)
                    .setParameter("unread", unread)
                    .executeUpdate())
        .replaceWithVoid();
  }
}
