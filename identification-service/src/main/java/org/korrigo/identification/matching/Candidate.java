package org.korrigo.identification.matching;

import java.util.Objects;

/**
 * A pupil whose header it could be.
 *
 * @param studentId the pupil
 * @param score 1 when everything agrees, 0 when nothing does
 * @param lastName how the family name agrees
 * @param firstName how the first name agrees
 * @param birthDate how the birth date agrees
 */
public record Candidate(
    int studentId, double score, Agreement lastName, Agreement firstName, Agreement birthDate) {

  /** Of candidates kept without agreements nothing is known. */
  public Candidate {
    lastName = Objects.requireNonNullElse(lastName, Agreement.UNREAD);
    firstName = Objects.requireNonNullElse(firstName, Agreement.UNREAD);
    birthDate = Objects.requireNonNullElse(birthDate, Agreement.UNREAD);
  }
}
