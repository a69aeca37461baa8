package org.korrigo.exams.document;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;

/** Document sets in the database. */
@ApplicationScoped
class DocumentSetRepository implements PanacheRepositoryBase<ExamDocumentSet, UUID> {

  /** The set, or a not-found problem. */
  Uni<ExamDocumentSet> required(UUID id) {
    return findById(id).onItem().ifNull().failWith(() -> Problem.notFound("document set", id));
  }

  /** Sets of an exam, the newest first, before a version. */
  Uni<List<ExamDocumentSet>> page(UUID examId, int before, boolean onlyActive, int rows) {
    String query = "examId = ?1 and version < ?2" + (onlyActive ? " and active" : "");
    return find(query + " order by version desc", examId, before).range(0, rows - 1).list();
  }

  /** The version after the newest of an exam that is held by this transaction. */
  Uni<Integer> nextVersion(UUID examId) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createQuery(
                        "select coalesce(max(version), 0) + 1 from ExamDocumentSet where examId ="
                            + " ?1",
                        Integer.class)
                    .setParameter(1, examId)
                    .getSingleResult());
  }

  /** Makes one set of an exam the active one; another steps back first. */
  Uni<Void> activate(ExamDocumentSet set, Instant now) {
    return update("active = false where examId = ?1 and active and id <> ?2", set.examId, set.id)
        .flatMap(
            stepped ->
                update(
                    "active = true, activatedAt = coalesce(activatedAt, ?1) where id = ?2",
                    now,
                    set.id))
        .flatMap(activated -> Panache.getSession())
        .flatMap(session -> session.refresh(set));
  }
}
