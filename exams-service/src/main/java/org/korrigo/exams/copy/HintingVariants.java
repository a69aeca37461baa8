package org.korrigo.exams.copy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;

/** Noting the variant of the subject before the hand-over. */
@ApplicationScoped
class HintingVariants {
  private final CopyRepository copies;

  HintingVariants(CopyRepository copies) {
    this.copies = copies;
  }

  /**
   * Notes a variant.
   *
   * @throws Problem not-found or copy-handed-over
   */
  Uni<Void> hint(UUID id, String variant) {
    return Panache.withTransaction(
        () ->
            copies
                .requiredLocked(id)
                .invoke(Copy::requireOurs)
                .flatMap(copy -> copies.hintVariant(id, variant)));
  }
}
