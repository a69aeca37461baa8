package org.korrigo.grading.score;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class ScoreRepository implements PanacheRepositoryBase<Score, UUID> {

  /** The copy's points, or null when there are none yet. */
  Uni<Score> ofCopy(UUID copyId) {
    return find("copyId", copyId).firstResult();
  }
}
