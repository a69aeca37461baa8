package org.korrigo.students.student;

/** A pupil by what a report shows. */
public record EnrolledPupil(
    int id,
    PupilDetails.Identity identity,
    String lastName,
    String firstName,
    NameSplit nameSplit) {}
