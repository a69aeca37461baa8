package org.korrigo.identification.matching;

/**
 * How far a reading is from a pupil.
 *
 * @param errors letters and digits that are wrong, missing or too many; a letter taken for a
 *     similar one counts less than a whole
 * @param signs how many letters and digits were compared
 * @param worstName errors of the worse of the two names, in parts of what that name may have: more
 *     than 1 is too many
 * @param birthDateErrors the part of {@code errors} that comes from the birth date; infinite if a
 *     digit is surely another one
 * @param lastName how the family name agrees
 * @param firstName how the first name agrees
 * @param birthDate how the birth date agrees
 */
record Distance(
    double errors,
    int signs,
    double worstName,
    double birthDateErrors,
    Agreement lastName,
    Agreement firstName,
    Agreement birthDate) {

  private static final double ERRORS_OF_A_LETTER = 0.18;
  private static final double ERRORS_OF_A_NAME = 0.6;

  /**
   * A name's errors in parts of what it may have: one look-alike, or one wrong letter in six. Twins
   * share all but the first name, cousins all but the last.
   */
  static double strain(double errors, int letters) {
    return errors / Math.max(ERRORS_OF_A_LETTER * letters, ERRORS_OF_A_NAME);
  }

  /** Whether the birth date was compared at all. */
  boolean birthDateRead() {
    return birthDate != Agreement.UNREAD;
  }

  /** Errors per letter, 0 when everything agrees. */
  double perSign() {
    return signs == 0 ? 1 : errors / signs;
  }

  /** For a person's eye: 1 when everything agrees, 0 when nothing does. */
  double score() {
    return Math.clamp(1 - perSign(), 0, 1);
  }
}
