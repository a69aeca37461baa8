package org.korrigo.grading.question;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class QuestionRegionRepository implements PanacheRepositoryBase<QuestionRegion, UUID> {

  /** The region of a question as it was said last, or null. */
  Uni<QuestionRegion> of(UUID examId, String questionId) {
    return find("examId = ?1 and questionId = ?2 order by version desc", examId, questionId)
        .firstResult();
  }
}
