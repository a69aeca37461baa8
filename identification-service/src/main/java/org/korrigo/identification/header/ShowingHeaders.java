package org.korrigo.identification.header;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.storage.StoredFile;

/** Shows the headers of copies. */
@ApplicationScoped
class ShowingHeaders {
  private final StagedHeaderRepository headers;

  ShowingHeaders(StagedHeaderRepository headers) {
    this.headers = headers;
  }

  /**
   * A copy's header by its number, from 1.
   *
   * @throws Problem not-found
   */
  Uni<StoredFile> header(UUID copyId, int number) {
    return Panache.withSession(() -> headers.required(copyId, number));
  }
}
