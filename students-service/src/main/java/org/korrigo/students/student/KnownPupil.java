package org.korrigo.students.student;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that this service keeps of a pupil itself.
 *
 * @param student the record; null for somebody who has none, or none any more
 * @param otherSpellings how the pupil was written before
 * @param ids the pupil's, and those of records that were merged into this one
 */
public record KnownPupil(
    StudentView student,
    PupilDetails.Identity identity,
    List<PupilDetails.Identity> otherSpellings,
    List<Integer> ids) {

  /** Somebody who has no record. */
  public static KnownPupil withoutRecord(PupilDetails.Identity identity, List<Integer> ids) {
    return new KnownPupil(null, identity, List.of(), ids);
  }

  /** How the pupil is and was written. */
  public List<PupilDetails.Identity> spellings() {
    return Stream.concat(Stream.of(identity), otherSpellings.stream()).toList();
  }
}
