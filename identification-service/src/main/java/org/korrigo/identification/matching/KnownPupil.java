package org.korrigo.identification.matching;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/**
 * A pupil as a header would show it.
 *
 * @param studentId the pupil
 * @param lastName reduced by {@link Letters#of}
 * @param firstName reduced by {@link Letters#of}
 * @param birthDate as {@code ddmmyyyy}
 */
record KnownPupil(int studentId, String lastName, String firstName, String birthDate) {
  private static final DateTimeFormatter BOXES = DateTimeFormatter.ofPattern("ddMMuuuu");

  static KnownPupil of(Pupil pupil) {
    return new KnownPupil(
        pupil.studentId(),
        Letters.of(pupil.lastName()),
        Letters.of(pupil.firstName()),
        BOXES.format(pupil.birthDate()));
  }

  /** The words of both names. */
  List<String> words() {
    return Stream.of((lastName + " " + firstName).split(" "))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Another pupil under this one's names. */
  KnownPupil bornAs(KnownPupil other) {
    return new KnownPupil(other.studentId(), lastName, firstName, other.birthDate());
  }
}
