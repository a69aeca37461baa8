package org.korrigo.identification.matching;

import java.util.List;

/**
 * What a copy costs as a pupil's.
 *
 * @param lastName of the family name
 * @param firstName of the first name
 * @param birthDate of the birth date
 * @param nats all together, with what was written in an unusual place
 */
record PairCost(FieldCost lastName, FieldCost firstName, FieldCost birthDate, double nats) {
  /** Nats at which as good as nothing agrees: some twenty signs, each another one. */
  private static final double NOTHING = 120;

  static PairCost of(FieldCost lastName, FieldCost firstName, FieldCost birthDate, double unusual) {
    return new PairCost(
        lastName,
        firstName,
        birthDate,
        lastName.nats() + firstName.nats() + birthDate.nats() + unusual);
  }

  List<FieldCost> fields() {
    return List.of(lastName, firstName, birthDate);
  }

  /** For a person's eye: 1 when everything agrees, 0 when nothing does; falls with the cost. */
  double score() {
    boolean read = fields().stream().anyMatch(FieldCost::isRead);
    return read ? Math.clamp(1 - nats / NOTHING, 0, 1) : 0;
  }

  /** The pupil as a candidate. */
  Candidate candidate(int studentId) {
    return new Candidate(
        studentId, score(), lastName.agreement(), firstName.agreement(), birthDate.agreement());
  }
}
