package org.korrigo.grading.dispatch;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.korrigo.contracts.json.JsonRows;

/** To whom dispatches gave copies; within the caller's session. */
@ApplicationScoped
public class DispatchedCopies {
  private static final String NOTE =
      """
      insert into dispatched_copy (copy_id, corrector_id, by_chance)
      select cast(shared.copy as uuid), shared.corrector, :chance
      from json_each_text(cast(cast(:shared as text) as json)) as shared (copy, corrector)
      on conflict (copy_id) do update
      set corrector_id = excluded.corrector_id, by_chance = excluded.by_chance
      """;
  private static final String BY_CHANCE =
      """
      select dispatched.copy_id, dispatched.corrector_id from dispatched_copy dispatched
      join copy on copy.id = dispatched.copy_id
      where copy.exam_id = :exam and dispatched.by_chance
      """;

  /**
   * Notes what a dispatch gave to whom, by one statement.
   *
   * @param chance whether the seed alone decided: no corrector was excluded from a class
   */
  Uni<Void> note(Map<UUID, String> shared, boolean chance) {
    if (shared.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(NOTE)
                    .setParameter("shared", JsonRows.text(shared))
                    .setParameter("chance", chance)
                    .executeUpdate())
        .replaceWithVoid();
  }

  /** The correctors to whom chance alone gave copies of an exam, by copy, in one query. */
  public Uni<Map<UUID, String>> byChance(UUID examId) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(BY_CHANCE, Object[].class)
                    .setParameter("exam", examId)
                    .getResultList())
        .map(
            rows ->
                rows.stream()
                    .collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1])));
  }
}
