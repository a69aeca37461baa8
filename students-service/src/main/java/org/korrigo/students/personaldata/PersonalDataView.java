package org.korrigo.students.personaldata;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.korrigo.students.roster.ImportTrace;
import org.korrigo.students.student.StudentView;

/**
 * All that this service keeps of one pupil.
 *
 * @param student the record
 * @param formerIds of records that were merged into it
 * @param imports every line about the pupil in the rosters of the past, the latest first
 */
@Schema(requiredProperties = {"exported_at", "student", "former_ids", "imports"})
record PersonalDataView(
    Instant exportedAt, StudentView student, List<Integer> formerIds, List<ImportTrace> imports) {}
