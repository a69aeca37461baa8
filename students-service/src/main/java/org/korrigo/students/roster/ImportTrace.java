package org.korrigo.students.roster;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an import of the past holds of one pupil.
 *
 * @param importId of the run
 * @param line where it starts in the file, from 1
 * @param outcome what became of it, or null if the run does not say
 * @param changes the names of the fields that changed
 * @param text the line as the kept file has it, or null if the file was not kept, or the line was
 *     erased from it as that of another pupil of this name
 */
@Schema(requiredProperties = {"import_id", "imported_at", "imported_by", "line", "changes"})
public record ImportTrace(
    UUID importId,
    Instant importedAt,
    String importedBy,
    int line,
    LineOutcome outcome,
    List<String> changes,
    String text) {}
