package org.korrigo.identification.matching;

import java.util.List;

/**
 * What a copy costs as a pupil's.
 *
 * @param lastName of the family name
 * @param firstName of the first name
 * @param birthDate of the birth date
 * @param nats all together, with what was written in an unusual place
 * @param rank by which pupils are ranked, the likeliest first; may be below 0
 */
record PairCost(
    FieldCost lastName, FieldCost firstName, FieldCost birthDate, double nats, double rank) {
  /** Nats at which as good as nothing agrees: some twenty signs, each another one. */
  private static final double NOTHING = 120;

  static PairCost of(FieldCost lastName, FieldCost firstName, FieldCost birthDate, double unusual) {
    double nats = lastName.nats() + firstName.nats() + birthDate.nats() + unusual;
    return new PairCost(lastName, firstName, birthDate, nats, nats);
  }

  /** Of free writing, where every name is blurred in a way of its own. */
  static PairCost ofFree(FieldCost lastName, FieldCost firstName, FieldCost birthDate) {
    double names = lastName.nats() + lastName.blur() + firstName.nats() + firstName.blur();
    return new PairCost(
        lastName,
        firstName,
        birthDate,
        names + birthDate.nats(),
        FreeHand.nats(lastName, firstName) + birthDate.nats());
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
