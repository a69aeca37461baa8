package org.korrigo.exams.copy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.exams.row.Rows;

/** Copies in the database. */
@ApplicationScoped
class CopyRepository implements PanacheRepositoryBase<Copy, UUID> {
  private static final String AS_JSON =
      """
      select to_json(c) as copy from copy c where c.id in (
        select cast(i.value as uuid)
        from json_array_elements_text(cast(cast(:ids as text) as json)) as i (value))
      """;
  private static final String BRING_BACK =
      """
      insert into copy overriding system value
      select (jsonb_populate_record(cast(null as copy), cast(k.value as jsonb)
        || '{"student_id": null, "is_identified": false, "identification_sequence": 0}')).*
      from json_array_elements(cast(cast(:copies as text) as json)) as k (value)
      """;

  private static final String OF_UPLOAD =
      """
      select distinct c.copy_id as id
      from booklet b
      join copy_booklet c on c.booklet_id = b.id
      join booklet_page p on p.booklet_id = b.id
      join scan_side s on s.booklet_id = p.origin_id and s.pages @> to_jsonb(p.origin_page)
      where b.exam_id = :exam and s.upload_id = :upload and s.state = 'USED'
      """;

  private final Rows rows;

  CopyRepository(Rows rows) {
    this.rows = rows;
  }

  /** The copy, or a not-found problem. */
  Uni<Copy> required(UUID id) {
    return findById(id).onItem().ifNull().failWith(() -> Problem.notFound("copy", id));
  }

  /** The copy, locked until the end of the transaction. */
  Uni<Copy> requiredLocked(UUID id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE)
        .onItem()
        .ifNull()
        .failWith(() -> Problem.notFound("copy", id));
  }

  /** Copies locked in one order for everyone, so that no two transactions wait for each other. */
  Uni<List<Copy>> locked(Collection<UUID> ids) {
    return find("id in ?1 order by id", ids).withLock(LockModeType.PESSIMISTIC_WRITE).list();
  }

  /** Copies of an exam in the order in which they were proposed, after a place in it. */
  Uni<List<Copy>> page(UUID examId, CopyFilter filter, Long after, int rows) {
    return filter.upload() == null
        ? page(examId, filter, null, after, rows)
        : ofUpload(examId, filter.upload())
            .flatMap(
                ids ->
                    ids.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : page(examId, filter, ids, after, rows));
  }

  private Uni<List<Copy>> page(
      UUID examId, CopyFilter filter, List<UUID> among, Long after, int rows) {
    StringBuilder where = new StringBuilder("examId = :exam");
    Map<String, Object> values = new HashMap<>(Map.of("exam", examId));
    filter.restrict(where, values);
    if (among != null) {
      where.append(" and id in :among");
      values.put("among", among);
    }
    if (after != null) {
      where.append(" and ordinal > :after");
      values.put("after", after);
    }
    return find(where + " order by ordinal", values).range(0, rows - 1).list();
  }

  /** The copies that have a page of a scan, in whatever booklet it is by now. */
  private Uni<List<UUID>> ofUpload(UUID examId, UUID uploadId) {
    return rows.read(OF_UPLOAD, Id.class, Map.of("exam", examId, "upload", uploadId))
        .map(found -> found.stream().map(Id::id).toList());
  }

  private record Id(UUID id) {}

  /** Keeps which variant of the subject a copy answers, until grading says otherwise. */
  Uni<Void> hintVariant(UUID id, String variant) {
    return update("subjectVariant = ?1 where id = ?2 and status = STAGING", variant, id)
        .replaceWithVoid();
  }

  /** The exam of a copy, or a not-found problem; without loading what may change meanwhile. */
  Uni<UUID> examOf(UUID id) {
    return ids("select examId from Copy where id = ?1", id)
        .map(
            found -> {
              if (found.isEmpty()) {
                throw Problem.notFound("copy", id);
              }
              return found.getFirst();
            });
  }

  /** Copies in any order; ids of none are left out. */
  Uni<List<Copy>> withIds(Collection<UUID> ids) {
    return list("id in ?1 order by id", ids);
  }

  /** Removes copies that have no booklet left; answers their rows, for {@link #bringBack}. */
  Uni<List<JsonNode>> discard(Collection<UUID> ids) {
    return ids.isEmpty()
        ? Uni.createFrom().item(List.of())
        : rows.read(AS_JSON, Kept.class, Map.of("ids", Rows.json(ids)))
            .call(() -> delete("id in ?1", ids))
            .map(kept -> kept.stream().map(Kept::copy).toList());
  }

  /**
   * Puts removed copies back as they were, at their place and with their anonymous id. Whose they
   * are is not: identification forgot it with them.
   */
  Uni<Void> bringBack(List<JsonNode> discarded) {
    return discarded.isEmpty()
        ? Uni.createFrom().voidItem()
        : rows.change(BRING_BACK, Map.of("copies", Rows.json(discarded))).replaceWithVoid();
  }

  private record Kept(JsonNode copy) {}

  private static Uni<List<UUID>> ids(String query, UUID parameter) {
    return Panache.getSession()
        .flatMap(
            session ->
                session.createQuery(query, UUID.class).setParameter(1, parameter).getResultList());
  }
}
