package org.korrigo.contracts.students;

import java.time.LocalDate;
import org.korrigo.contracts.event.DomainEvent;

/**
 * A pupil is on the roster; the newest one tells everything about the pupil.
 *
 * @param studentId the pupil
 * @param lastName in capitals as PRONOTE writes it
 * @param firstName as PRONOTE writes it
 * @param dateNaissance the birth date
 * @param className e.g. "TG2"
 * @param email or null
 * @param userId the subject of the pupil's account, or null
 */
public record StudentEnrolled(
    int studentId,
    String lastName,
    String firstName,
    LocalDate dateNaissance,
    String className,
    String email,
    String userId)
    implements DomainEvent {

  @Override
  public String key() {
    return Integer.toString(studentId);
  }
}
