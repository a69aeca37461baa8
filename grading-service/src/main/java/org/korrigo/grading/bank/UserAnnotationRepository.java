package org.korrigo.grading.bank;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;

@ApplicationScoped
class UserAnnotationRepository implements PanacheRepositoryBase<UserAnnotation, UUID> {

  private static final String HOLD =
      "select id from user_annotation where id = :id and user_id = :user for key share";

  /** A text of this corrector; another's is not-found like none at all. */
  Uni<UserAnnotation> required(UUID id, String userId) {
    return find("id = ?1 and userId = ?2", id, userId)
        .firstResult()
        .onItem()
        .ifNull()
        .failWith(() -> notFound(id));
  }

  /** Makes sure that there is such a text, and that it stays until the transaction ends. */
  Uni<Void> hold(UUID id, String userId) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(HOLD, UUID.class)
                    .setParameter("id", id)
                    .setParameter("user", userId)
                    .getSingleResultOrNull())
        .onItem()
        .ifNull()
        .failWith(() -> notFound(id))
        .replaceWithVoid();
  }

  /** Some of a corrector's texts, most used first, then the latest first. */
  Uni<List<UserAnnotation>> page(String userId, UserAnnotationCursor after, int rows) {
    return find(
            "userId = ?1 and (usageCount < ?2 or usageCount = ?2 and sequence < ?3)"
                + " order by usageCount desc, sequence desc",
            userId,
            after.usageCount(),
            after.sequence())
        .page(0, rows)
        .list();
  }

  /** The corrector's text that says just this, or null. */
  Uni<UserAnnotation> same(String userId, String text) {
    return find("userId = ?1 and text = ?2", userId, text).firstResult();
  }

  /** Counts a use, however many others are counted at the same time. */
  Uni<Void> countUse(UUID id, String userId) {
    return update(
            "usageCount = usageCount + 1 where id = ?1 and userId = ?2 and usageCount < ?3",
            id,
            userId,
            Integer.MAX_VALUE)
        .replaceWithVoid();
  }

  /**
   * A corrector's texts with these words, those that begin so first, then the most used.
   *
   * @param prefix as {@link FoldedText#ofPrefix} gives it; empty matches all
   */
  Uni<List<UserAnnotation>> suggested(String userId, String prefix, int rows) {
    return find(
            "userId = ?1 and concat(' ', foldedText, ' ') like concat('% ', ?2, '%')"
                + " order by case when concat(foldedText, ' ') like concat(?2, '%') then 0 else 1"
                + " end, usageCount desc, sequence desc",
            userId, prefix)
        .page(0, rows)
        .list();
  }

  /** Removes a text that was read; {@code stale-version} if it is not what it was by now. */
  Uni<Void> remove(UserAnnotation known) {
    return delete("id = ?1 and version = ?2", known.id, known.version)
        .invoke(Bank.OWN::requireRemoved)
        .replaceWithVoid();
  }

  static Problem notFound(UUID id) {
    return Problem.notFound("text of your own", id);
  }
}
