package org.korrigo.identification.roster;

import java.time.LocalDate;

/**
 * A pupil as the secretariat sees it here.
 *
 * @param id of the pupil at students-service
 */
public record StudentView(
    int id, String lastName, String firstName, LocalDate dateNaissance, String className) {}
