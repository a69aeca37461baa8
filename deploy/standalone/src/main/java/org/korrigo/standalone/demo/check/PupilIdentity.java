package org.korrigo.standalone.demo.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;

/**
 * A pupil as the roster knows it.
 *
 * @param studentId the suite's number
 * @param lastName surname
 * @param firstName given name
 * @param birthDate birth date
 * @param userId the linked account's subject, or the empty text
 */
public record PupilIdentity(
    int studentId, String lastName, String firstName, LocalDate birthDate, String userId) {

  /** From a row of {@code GET /api/students}. */
  public static PupilIdentity of(JsonNode student) {
    return new PupilIdentity(
        student.path("id").asInt(),
        student.path("last_name").asText(),
        student.path("first_name").asText(),
        LocalDate.parse(student.path("date_naissance").asText()),
        student.path("user_id").asText(""));
  }

  /** Whether surname and given name are these, however they are spelt and wherever they are cut. */
  public boolean isNamed(String last, String first) {
    return Names.fold(lastName + " " + firstName).equals(Names.fold(last + " " + first));
  }

  /** For a list on the screen. */
  public String name() {
    return lastName + " " + firstName;
  }
}
