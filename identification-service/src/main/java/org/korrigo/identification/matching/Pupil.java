package org.korrigo.identification.matching;

import java.time.LocalDate;

/**
 * A pupil of the roster, as far as a header can tell.
 *
 * @param studentId the pupil
 * @param lastName family name, as the roster writes it
 * @param firstName first name, as the roster writes it
 * @param birthDate the birth date
 */
public record Pupil(int studentId, String lastName, String firstName, LocalDate birthDate) {}
