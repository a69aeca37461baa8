package org.korrigo.students.student;

import java.time.LocalDate;

/**
 * What a roster says about a pupil.
 *
 * @param lastName 1 to 100 characters
 * @param firstName at most 100 characters, empty for a pupil with one name only
 * @param dateNaissance the birth date
 * @param className 1 to 50 characters, e.g. "TG2"
 * @param email at most 254 characters, or null: what is known stays
 * @param nameSplit {@link NameSplit#CERTAIN} or {@link NameSplit#GUESSED}
 */
public record PupilDetails(
    String lastName,
    String firstName,
    LocalDate dateNaissance,
    String className,
    String email,
    NameSplit nameSplit) {
  /** What an address looks like, as a regular expression. */
  public static final String EMAIL = "[^@\\s\\p{Cc}]+@[^@\\s\\p{Cc}]+";

  /** A sign that is none of a name or of a class, as a regular expression. */
  public static final String CONTROL = "\\p{Cc}";

  /** What tells a pupil from all others: name as in {@link FoldedName}, and birth date. */
  public record Identity(String foldedName, LocalDate dateNaissance) {}

  /** Who it is. */
  public Identity identity() {
    return new Identity(FoldedName.of(lastName + " " + firstName), dateNaissance);
  }
}
