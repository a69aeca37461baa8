package org.korrigo.students.student;

import java.util.List;

/**
 * All that this service keeps of a pupil itself.
 *
 * @param otherSpellings how the pupil was written before
 * @param ids the pupil's, and those of records that were merged into this one
 */
public record KnownPupil(
    StudentView student,
    PupilDetails.Identity identity,
    List<PupilDetails.Identity> otherSpellings,
    List<Integer> ids) {}
