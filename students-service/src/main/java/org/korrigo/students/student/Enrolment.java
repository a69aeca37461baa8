package org.korrigo.students.student;

/**
 * What enrolling did.
 *
 * @param created pupils who are new
 * @param updated pupils of whom something changed
 * @param unchanged pupils who were already known like this
 */
public record Enrolment(int created, int updated, int unchanged) {}
