package org.korrigo.exams.repair;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;

/** The journal of persons' actions in the database. */
@ApplicationScoped
class IntakeActionRepository implements PanacheRepositoryBase<IntakeAction, UUID> {

  /** The action, or a not-found problem. */
  Uni<IntakeAction> required(UUID id) {
    return findById(id).onItem().ifNull().failWith(() -> Problem.notFound("action", id));
  }

  /** The action, locked until the end of the transaction. */
  Uni<IntakeAction> requiredLocked(UUID id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE)
        .onItem()
        .ifNull()
        .failWith(() -> Problem.notFound("action", id));
  }

  /** Actions of an exam, the newest first, after one of them. */
  Uni<List<IntakeAction>> page(UUID examId, UUID after, int rows) {
    return (after == null
            ? find("examId = ?1 order by ordinal desc", examId)
            : find(
                "examId = ?1 and ordinal < (select a.ordinal from IntakeAction a where a.id = ?2)"
                    + " order by ordinal desc",
                examId,
                after))
        .range(0, rows - 1)
        .list();
  }
}
