package org.korrigo.grading.copy;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.grading.CopyStatus;
import org.korrigo.contracts.problem.Problem;

@ApplicationScoped
class CopyRepository implements PanacheRepositoryBase<Copy, UUID> {

  Uni<Copy> required(UUID id) {
    return findById(id).onItem().ifNull().failWith(() -> Problem.notFound("copy", id));
  }

  /** The copy, held against any other change until the transaction ends. */
  Uni<Copy> requiredForUpdate(UUID id) {
    return find("id", id)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult()
        .onItem()
        .ifNull()
        .failWith(() -> Problem.notFound("copy", id));
  }

  /** The exam of a copy, without loading the copy. */
  Uni<UUID> examOf(UUID id) {
    return find("select examId from Copy where id = ?1", id)
        .project(UUID.class)
        .firstResult()
        .onItem()
        .ifNull()
        .failWith(() -> Problem.notFound("copy", id));
  }

  /** An exam's copies by anonymous id. */
  Uni<List<Copy>> page(UUID examId, CopyStatus status, String after, int rows) {
    Map<String, Object> parameters = new HashMap<>(Map.of("exam", examId));
    String query = "examId = :exam";
    if (status != null) {
      query += " and status = :status";
      parameters.put("status", status);
    }
    if (after != null) {
      query += " and anonymousId > :after";
      parameters.put("after", after);
    }
    return find(query + " order by anonymousId", parameters).page(0, rows).list();
  }

  /** How many copies some exams have in each state, in one query. */
  Uni<List<StatusCount>> counts(List<UUID> examIds) {
    return find(
            "select examId, status, count(*) from Copy where examId in ?1 group by examId, status",
            examIds)
        .project(StatusCount.class)
        .list();
  }

  /** How many copies of an exam are in a state. */
  record StatusCount(UUID examId, CopyStatus status, long copies) {}
}
