package org.korrigo.grading.copy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.korrigo.contracts.json.JsonRows;

/** Copies to be shared among correctors, within the caller's transaction. */
@ApplicationScoped
public class SharingCopies {
  private static final String FREE =
      """
      select copy.id, copy.anonymous_id, copy.assigned_corrector_id from copy
      where copy.exam_id = :exam and copy.status = 'READY'
      and (copy.assigned_corrector_id is null or :again)
      order by copy.id for no key update of copy
      """;
  private static final String BEGUN =
      """
      select distinct copy_id from grading_event where copy_id = any(:ids) and action = 'LOCK'
      """;
  private static final String COUNT =
      """
      select coalesce(assigned_corrector_id, graded_by_id), count(*) from copy
      where exam_id = :exam and coalesce(assigned_corrector_id, graded_by_id) is not null
      group by coalesce(assigned_corrector_id, graded_by_id)
      """;
  private static final String ASSIGN =
      """
      update copy set assigned_corrector_id = shared.corrector, version = version + 1
      from json_each_text(cast(cast(:shared as text) as json)) as shared (copy, corrector)
      where copy.id = cast(shared.copy as uuid)
      """;

  /**
   * A copy that can be given to somebody.
   *
   * @param correctorId who has it so far, or null
   * @param begun whether somebody ever locked it: without a lock nothing can have been marked
   */
  public record FreeCopy(UUID id, String anonymousId, String correctorId, boolean begun) {}

  /**
   * The READY copies of an exam that are assigned to nobody, begun or not, held until the
   * transaction ends.
   *
   * @param again also those that are assigned, but that nobody has begun
   */
  public Uni<List<FreeCopy>> free(UUID examId, boolean again) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(FREE, Object[].class)
                    .setParameter("exam", examId)
                    .setParameter("again", again)
                    .getResultList())
        .flatMap(rows -> begun(rows).map(begun -> free(rows, begun)));
  }

  /** Asked once the copies are held: while that was waited for, somebody may have begun one. */
  private static Uni<Set<UUID>> begun(List<Object[]> rows) {
    UUID[] ids = rows.stream().map(row -> (UUID) row[0]).toArray(UUID[]::new);
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(BEGUN, UUID.class)
                    .setParameter("ids", ids)
                    .getResultList())
        .map(Set::copyOf);
  }

  private static List<FreeCopy> free(List<Object[]> rows, Set<UUID> begun) {
    return rows.stream()
        .map(
            row ->
                new FreeCopy(
                    (UUID) row[0], (String) row[1], (String) row[2], begun.contains(row[0])))
        .filter(copy -> copy.correctorId() == null || !copy.begun())
        .toList();
  }

  /** How many copies of an exam each corrector has, besides those that are to be shared. */
  public Uni<Map<String, Long>> others(UUID examId, List<FreeCopy> free) {
    Map<String, Long> shared =
        free.stream()
            .filter(copy -> copy.correctorId() != null)
            .collect(Collectors.groupingBy(FreeCopy::correctorId, Collectors.counting()));
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(COUNT, Object[].class)
                    .setParameter("exam", examId)
                    .getResultList())
        .map(
            rows ->
                rows.stream()
                    .collect(
                        Collectors.toMap(
                            row -> (String) row[0],
                            row -> (Long) row[1] - shared.getOrDefault((String) row[0], 0L))));
  }

  /** Assigns copies that are held, by one statement. */
  public Uni<Void> assign(Map<UUID, String> correctors) {
    if (correctors.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    String text = JsonRows.text(correctors);
    return Panache.getSession()
        .flatMap(
            session ->
                session.createNativeQuery(ASSIGN).setParameter("shared", text).executeUpdate())
        .replaceWithVoid();
  }
}
