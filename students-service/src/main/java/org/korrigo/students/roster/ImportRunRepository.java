package org.korrigo.students.roster;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;

/** Finds the imports of the past. */
@ApplicationScoped
class ImportRunRepository implements PanacheRepositoryBase<ImportRun, UUID> {

  /** The run, or the problem not-found. */
  Uni<ImportRun> required(UUID id) {
    return findById(id).onItem().ifNull().failWith(() -> Problem.notFound("import", id));
  }

  /** Runs, the latest first, after a position or from the beginning. */
  Uni<List<ImportRun>> latest(RunPosition after, int rows) {
    String order = " order by importedAt desc, id desc";
    return (after == null
            ? find("from ImportRun" + order)
            : find(
                "importedAt < ?1 or importedAt = ?1 and id < ?2" + order,
                after.importedAt(),
                after.id()))
        .page(0, rows)
        .list();
  }
}
