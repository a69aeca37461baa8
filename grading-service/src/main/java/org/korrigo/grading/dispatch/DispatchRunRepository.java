package org.korrigo.grading.dispatch;

import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;

@ApplicationScoped
class DispatchRunRepository implements PanacheRepositoryBase<DispatchRun, UUID> {

  /** One run of an exam; not-found if the exam has none such. */
  Uni<DispatchRun> required(UUID examId, UUID id) {
    return find("id = ?1 and examId = ?2", id, examId)
        .firstResult()
        .onItem()
        .ifNull()
        .failWith(() -> Problem.notFound("dispatch", id));
  }

  /**
   * The runs of an exam, newest first.
   *
   * @param after null from the newest
   */
  Uni<List<DispatchRun>> page(UUID examId, DispatchCursor after, int rows) {
    String order = " order by createdAt desc, id desc";
    PanacheQuery<DispatchRun> query =
        after == null
            ? find("examId = ?1" + order, examId)
            : find(
                "examId = ?1 and (createdAt < ?2 or createdAt = ?2 and id < ?3)" + order,
                examId,
                after.createdAt(),
                after.id());
    return query.page(0, rows).list();
  }
}
