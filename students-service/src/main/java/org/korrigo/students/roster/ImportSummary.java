package org.korrigo.students.roster;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An import of the past in a list.
 *
 * @param created pupils who were new
 * @param updated pupils of whom something changed
 * @param unchanged pupils who were known like this
 * @param refused lines that were left out
 */
@Schema(
    requiredProperties = {
      "id",
      "imported_by",
      "imported_at",
      "rows",
      "created",
      "updated",
      "unchanged",
      "refused"
    })
record ImportSummary(
    UUID id,
    String importedBy,
    Instant importedAt,
    int rows,
    int created,
    int updated,
    int unchanged,
    int refused) {

  static ImportSummary of(ImportRun run) {
    return new ImportSummary(
        run.id(),
        run.importedBy(),
        run.importedAt(),
        run.rowCount(),
        run.createdCount(),
        run.updatedCount(),
        run.unchangedCount(),
        run.report().faults().size());
  }
}
