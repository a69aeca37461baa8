package org.korrigo.students.student;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What enrolling did, or would do.
 *
 * @param pupils one for each that was given
 */
public record Enrolment(List<EnrolledPupil> pupils) {

  /** How many pupils fare like this. */
  public int count(EnrolmentOutcome outcome) {
    return (int) pupils.stream().filter(pupil -> pupil.outcome() == outcome).count();
  }

  /** The pupils by what their lines find them by. */
  public Map<PupilDetails.Identity, EnrolledPupil> byIdentity() {
    return pupils.stream().collect(Collectors.toMap(EnrolledPupil::identity, Function.identity()));
  }
}
