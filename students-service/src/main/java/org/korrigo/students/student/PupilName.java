package org.korrigo.students.student;

/** A pupil by what a report shows. */
public record PupilName(int id, String lastName, String firstName) {}
