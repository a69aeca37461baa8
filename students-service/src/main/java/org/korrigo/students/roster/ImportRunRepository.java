package org.korrigo.students.roster;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;

/** Finds the imports of the past. */
@ApplicationScoped
class ImportRunRepository implements PanacheRepositoryBase<ImportRun, UUID> {

  /** The run, or the problem not-found. */
  Uni<ImportRun> required(UUID id) {
    return findById(id).onItem().ifNull().failWith(() -> Problem.notFound("import", id));
  }
}
