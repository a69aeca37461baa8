package org.korrigo.exams.copy;

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

/** Copies in the database. */
@ApplicationScoped
class CopyRepository implements PanacheRepositoryBase<Copy, UUID> {

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

  /** Copies of an exam in the order in which they were proposed, after one of them. */
  Uni<List<Copy>> page(UUID examId, CopyFilter filter, UUID after, int rows) {
    StringBuilder where = new StringBuilder("examId = :exam");
    Map<String, Object> values = new HashMap<>(Map.of("exam", examId));
    filter.restrict(where, values);
    if (after != null) {
      where.append(" and ordinal > (select c.ordinal from Copy c where c.id = :after)");
      values.put("after", after);
    }
    return find(where + " order by ordinal", values).range(0, rows - 1).list();
  }

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

  /** Removes copies that have no booklet left. */
  Uni<Void> discard(Collection<UUID> ids) {
    return ids.isEmpty() ? Uni.createFrom().voidItem() : delete("id in ?1", ids).replaceWithVoid();
  }

  private static Uni<List<UUID>> ids(String query, UUID parameter) {
    return Panache.getSession()
        .flatMap(
            session ->
                session.createQuery(query, UUID.class).setParameter(1, parameter).getResultList());
  }
}
