package org.korrigo.identification.matching;

import java.time.format.DateTimeFormatter;

/** A pupil prepared for comparing with many readings. */
final class KnownPupil {
  private static final DateTimeFormatter BOXES = DateTimeFormatter.ofPattern("ddMMuuuu");
  private static final double ROWS_SWAPPED = 1;

  private final int studentId;
  private final String lastName;
  private final String firstName;
  private final String birthDate;

  KnownPupil(Pupil pupil) {
    this.studentId = pupil.studentId();
    this.lastName = Letters.of(pupil.lastName());
    this.firstName = Letters.of(pupil.firstName());
    this.birthDate = BOXES.format(pupil.birthDate());
  }

  int studentId() {
    return studentId;
  }

  /** How far a reading is from this pupil. */
  Distance from(Reading reading) {
    return switch (reading.form()) {
      case BOXED -> fromBoxes(reading);
      case FREE -> fromLines(Letters.of(String.join(" ", reading.lines())));
      case EMPTY ->
          new Distance(
              signs(),
              signs(),
              Double.POSITIVE_INFINITY,
              0,
              Agreement.UNREAD,
              Agreement.UNREAD,
              Agreement.UNREAD);
    };
  }

  private Distance fromBoxes(Reading reading) {
    Names inOrder = names(reading.lastName(), reading.firstName());
    Names swapped = names(reading.firstName(), reading.lastName());
    Names names = inOrder.sum() <= swapped.sum() + ROWS_SWAPPED ? inOrder : swapped;
    double errors = names.sum() + (names == swapped ? ROWS_SWAPPED : 0);
    if (!BoxComparison.hasDate(reading.birthDate())) {
      return new Distance(
          errors, signs(), names.worst(), 0, names.ofLast(), names.ofFirst(), Agreement.UNREAD);
    }
    double date = BoxComparison.date(reading.birthDate(), birthDate);
    boolean contradicted = BoxComparison.contradictsDate(reading.birthDate(), birthDate);
    return new Distance(
        errors + date,
        signs() + birthDate.length(),
        names.worst(),
        contradicted ? Double.POSITIVE_INFINITY : date,
        names.ofLast(),
        names.ofFirst(),
        Agreement.of(date, birthDate.length()));
  }

  private Names names(BoxedText forLastName, BoxedText forFirstName) {
    return new Names(
        BoxComparison.name(forLastName, lastName), BoxComparison.name(forFirstName, firstName));
  }

  private Distance fromLines(String text) {
    Names apart =
        new Names(FreeComparison.within(text, lastName), FreeComparison.within(text, firstName));
    double errors = FreeComparison.names(text, lastName, firstName);
    return new Distance(
        errors, signs(), apart.worst(), 0, apart.ofLast(), apart.ofFirst(), Agreement.UNREAD);
  }

  /** Errors of the two names. */
  private final class Names {
    private final double last;
    private final double first;

    Names(double last, double first) {
      this.last = last;
      this.first = first;
    }

    double sum() {
      return last + first;
    }

    Agreement ofLast() {
      return Agreement.of(last, lastName.length());
    }

    Agreement ofFirst() {
      return Agreement.of(first, firstName.length());
    }

    double worst() {
      return Math.max(
          Distance.strain(last, lastName.length()), Distance.strain(first, firstName.length()));
    }
  }

  private int signs() {
    return lastName.length() + firstName.length();
  }
}
