package org.korrigo.students.student;

import java.util.List;

/**
 * A pupil of a roster as it stands, or would stand, once enrolled.
 *
 * @param id null for one who would be new
 * @param identity by which the roster's line finds it
 * @param outcome what the roster does to it
 * @param changes empty unless the outcome is CHANGED
 */
public record EnrolledPupil(
    Integer id,
    PupilDetails.Identity identity,
    String lastName,
    String firstName,
    NameSplit nameSplit,
    EnrolmentOutcome outcome,
    List<FieldChange> changes) {}
