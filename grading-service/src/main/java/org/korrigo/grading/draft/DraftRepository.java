package org.korrigo.grading.draft;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class DraftRepository implements PanacheRepositoryBase<DraftState, UUID> {

  /** The teacher's draft of a copy, thrown away or not, or null if there never was one. */
  Uni<DraftState> of(UUID copyId, String ownerId) {
    return find("copyId = ?1 and ownerId = ?2", copyId, ownerId).firstResult();
  }
}
