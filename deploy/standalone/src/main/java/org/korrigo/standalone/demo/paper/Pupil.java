package org.korrigo.standalone.demo.paper;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One invented pupil.
 *
 * @param lastName in capitals with accents, as PRONOTE writes it
 * @param firstName the same
 * @param birthDate shared by two of the pupils
 * @param className e.g. TG2
 */
public record Pupil(String lastName, String firstName, LocalDate birthDate, String className) {
  private static final DateTimeFormatter BOXES = DateTimeFormatter.ofPattern("ddMMyyyy");

  /** As the roster's column has it: surname first. */
  public String rosterName() {
    return lastName + " " + firstName;
  }

  /** {@code first.last}, which tells where the first name begins. */
  public String email() {
    return mailName(firstName) + "." + mailName(lastName) + "@lycee.example";
  }

  /** The birth date's eight digits, JJMMAAAA. */
  public String birthDigits() {
    return BOXES.format(birthDate);
  }

  /** A name as pupils write it into boxes: capitals without accents. */
  static String boxed(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }

  private static String mailName(String name) {
    return boxed(name).toLowerCase(Locale.ROOT).replace("'", "").replace(' ', '-');
  }
}
