package org.korrigo.students.personaldata;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.korrigo.students.roster.ImportTrace;
import org.korrigo.students.student.KnownPupil;
import org.korrigo.students.student.PupilDetails;
import org.korrigo.students.student.StudentView;

/**
 * All that this service keeps of one pupil.
 *
 * @param student the record; null for somebody who has none, or none any more
 * @param formerIds of records that were merged into it
 * @param otherSpellings name, in small letters without accents, and birth date under which rosters
 *     had the pupil before a person changed the record or merged another into it
 * @param imports every line about the pupil in the rosters of the past, the latest first
 */
@Schema(requiredProperties = {"exported_at", "former_ids", "other_spellings", "imports"})
record PersonalDataView(
    Instant exportedAt,
    StudentView student,
    List<Integer> formerIds,
    List<PupilDetails.Identity> otherSpellings,
    List<ImportTrace> imports) {

  static PersonalDataView of(Instant now, KnownPupil pupil, List<ImportTrace> imports) {
    Integer own = pupil.student() == null ? null : pupil.student().id();
    return new PersonalDataView(
        now,
        pupil.student(),
        pupil.ids().stream().filter(id -> !id.equals(own)).toList(),
        pupil.otherSpellings(),
        imports);
  }
}
