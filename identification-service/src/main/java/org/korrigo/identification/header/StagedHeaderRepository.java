package org.korrigo.identification.header;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.storage.StoredFile;

/** Finds the headers of copies. */
@ApplicationScoped
class StagedHeaderRepository implements PanacheRepositoryBase<StagedHeader, UUID> {

  /**
   * A copy's header, or the problem not-found.
   *
   * @param number from 1
   */
  Uni<StoredFile> required(UUID copyId, int number) {
    return findById(copyId)
        .map(
            staged ->
                staged == null || number < 1 || number > staged.headers.size()
                    ? null
                    : staged.headers.get(number - 1))
        .onItem()
        .ifNull()
        .failWith(() -> Problem.notFound("header " + number + " of copy", copyId));
  }
}
