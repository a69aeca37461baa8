package org.korrigo.grading.copy;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;

@ApplicationScoped
class FormerFinalPdfRepository implements PanacheRepositoryBase<FormerFinalPdf, UUID> {

  /** A copy's former annotated PDFs, the newest first. */
  Uni<List<FormerFinalPdf>> ofCopy(UUID copyId) {
    return list("copyId = ?1 order by gradedAt desc, id", copyId);
  }

  /** One of them; not-found unless it is this copy's. */
  Uni<FormerFinalPdf> required(UUID copyId, UUID id) {
    return find("copyId = ?1 and id = ?2", copyId, id)
        .firstResult()
        .onItem()
        .ifNull()
        .failWith(() -> Problem.notFound("former annotated PDF", id));
  }
}
