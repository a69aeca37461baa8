package org.korrigo.grading.bank;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

/** Which uses of a corrector's own texts were counted, by the key that the client gave to each. */
@ApplicationScoped
class CountedUses {
  private static final String KEEP =
      """
      insert into user_annotation_use (key, user_annotation_id, used_at)
      values (:key, :text, :at) on conflict do nothing
      """;
  private static final String KNOWN =
      "select 1 from user_annotation_use where key = :key and user_annotation_id = :text";

  /**
   * Whether a use was not counted before, within the caller's transaction, which holds the text.
   *
   * @throws Problem conflict if the key was used for another text
   */
  Uni<Boolean> isNew(UUID key, UUID text, Instant now) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(KEEP)
                    .setParameter("key", key)
                    .setParameter("text", text)
                    .setParameter("at", now.atOffset(ZoneOffset.UTC))
                    .executeUpdate())
        .flatMap(rows -> rows == 1 ? Uni.createFrom().item(true) : known(key, text));
  }

  private static Uni<Boolean> known(UUID key, UUID text) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(KNOWN, Integer.class)
                    .setParameter("key", key)
                    .setParameter("text", text)
                    .getSingleResultOrNull())
        .onItem()
        .ifNull()
        .failWith(
            () ->
                new Problem(
                    ProblemType.CONFLICT, "This Idempotency-Key was used for another text."))
        .replaceWith(false);
  }
}
