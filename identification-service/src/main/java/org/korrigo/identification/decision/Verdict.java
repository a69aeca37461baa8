package org.korrigo.identification.decision;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.korrigo.contracts.identification.CopyIdentified;
import org.korrigo.contracts.identification.CopyIdentified.Decision;

/**
 * Whose a copy is, and who said so.
 *
 * @param studentId the pupil, or null
 * @param decision null while nothing is decided; MANUAL without a pupil: a person took it back or
 *     said that nobody of the list wrote it, and no rule decides
 * @param decidedById the person's subject, or null when decided by rule
 * @param notOnList whether a person said that nobody of the list wrote it
 */
@Embeddable
record Verdict(
    Integer studentId,
    @Enumerated(EnumType.STRING) Decision decision,
    String decidedById,
    Instant decidedAt,
    boolean notOnList) {

  /** Nothing is decided, and a rule may. */
  static final Verdict OPEN = new Verdict(null, null, null, null, false);

  /** A rule's word; open without a pupil. */
  static Verdict byRule(Integer studentId, Instant now) {
    return studentId == null ? OPEN : new Verdict(studentId, Decision.AUTO, null, now, false);
  }

  /** A person's word; nobody's for now without a pupil. */
  static Verdict byPerson(Integer studentId, String personId, Instant now) {
    return new Verdict(studentId, Decision.MANUAL, personId, now, false);
  }

  /** A person's word that nobody of the list wrote it. */
  static Verdict notOnList(String personId, Instant now) {
    return new Verdict(null, Decision.MANUAL, personId, now, true);
  }

  /**
   * The word as the others are told it.
   *
   * @param studentLeft whether the pupil whose it was, or likeliest was, left the roster
   */
  CopyIdentified told(UUID copyId, UUID examId, Instant at, boolean studentLeft) {
    return new CopyIdentified(
        copyId,
        examId,
        studentId,
        decision == null ? Decision.AUTO : decision,
        decidedById,
        at,
        studentLeft);
  }

  /** The same said of another record of the pupil. */
  Verdict of(int otherStudentId) {
    return new Verdict(otherStudentId, decision, decidedById, decidedAt, notOnList);
  }

  /** Whether it is a person's: no rule changes it. */
  boolean isPersons() {
    return decision == Decision.MANUAL;
  }

  /** Whether a person has answered the question whose it is: then nothing else is asked. */
  boolean isSettled() {
    return isPersons() && (studentId != null || notOnList);
  }
}
