package org.korrigo.grading.score;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class RemarkRepository implements PanacheRepositoryBase<QuestionRemark, UUID> {

  Uni<List<QuestionRemark>> ofCopy(UUID copyId) {
    return list("copyId = ?1 order by questionId", copyId);
  }

  Uni<QuestionRemark> of(UUID copyId, String questionId) {
    return find("copyId = ?1 and questionId = ?2", copyId, questionId).firstResult();
  }

  /** Takes a remark back. */
  Uni<Void> remove(QuestionRemark known) {
    return delete("id", known.id).replaceWithVoid();
  }
}
