package org.korrigo.identification.decision;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.identification.matching.CopyReading;
import org.korrigo.identification.matching.Match;

/**
 * What is known of whose a copy is (domain §1). Every method that changes the decision answers the
 * change, empty if it stays as it is.
 *
 * <pre>
 * [*] → READING ─matched→ WAITING ⇄ DECIDED      matched again whenever the class changes,
 *          ↑                 ⇅         ⇅          unless a person has decided
 *          └─sheets changed─ UNLISTED ⇄┘          nobody of the list, by a person only
 * </pre>
 */
@Entity
@DynamicUpdate
class OcrResult {
  /** {@code skippedAt} of a copy that nobody has skipped. */
  static final Instant NEVER = Instant.EPOCH;

  @Id UUID copyId;
  @Version int version;
  UUID examId;
  String anonymousId;

  @Enumerated(EnumType.STRING)
  CopyState state;

  @Embedded ReadHeader header;
  @Embedded Evidence evidence;
  @Embedded Verdict verdict;
  Instant skippedAt;

  /** Counts the changes of the decision and of the place in the queue: what a person has seen. */
  int decisionVersion;

  protected OcrResult() {}

  OcrResult(UUID copyId, UUID examId, String anonymousId) {
    this.copyId = copyId;
    this.examId = examId;
    this.anonymousId = anonymousId;
    this.state = CopyState.READING;
    this.header = new ReadHeader();
    this.evidence = Evidence.MISSING;
    this.verdict = Verdict.OPEN;
    this.skippedAt = NEVER;
  }

  /** Whether a person has answered whose it is: then nothing else is asked any more. */
  boolean isSettled() {
    return verdict.isSettled();
  }

  /** The sheets changed: what was read is void, at once or once no person's word stands. */
  Change sheetsChanged(Instant now) {
    Standing before = standing();
    if (isSettled()) {
      header.outdated = true;
    } else {
      readAgain();
    }
    return changed(DecisionAction.SHEETS_CHANGED, null, before, now);
  }

  /** Whether the header must be read again since no person's word stands any more. */
  boolean needsReading() {
    return header.outdated && !isSettled();
  }

  void readAgain() {
    header.forget();
    state = CopyState.READING;
  }

  /** Whether the class will have to consider it once it is read. */
  boolean isUnread() {
    return header.reading == null && !isSettled();
  }

  /** What the class has to consider; empty while unread or where a person has settled it. */
  Optional<CopyReading> question() {
    return header.reading == null || isSettled()
        ? Optional.empty()
        : Optional.of(new CopyReading(copyId, header.reading));
  }

  /** Whether what the class says is anything new. */
  boolean differs(Match match, double toleratedError) {
    if (stands(match)) {
      return state != CopyState.DECIDED;
    }
    return state != CopyState.WAITING
        || !evidence.equals(Evidence.of(match, toleratedError))
        || (!verdict.isPersons() && match.studentId() != null);
  }

  /**
   * Takes over what the class says. A decision that stands keeps the evidence it was made on.
   *
   * @param toleratedError that the class was solved with
   */
  Optional<Change> matched(Match match, double toleratedError, Instant now) {
    if (isSettled()) {
      return Optional.empty();
    }
    if (stands(match)) {
      state = CopyState.DECIDED;
      return Optional.empty();
    }
    evidence = Evidence.of(match, toleratedError);
    Standing before = standing();
    Integer student = verdict.isPersons() ? null : match.studentId();
    state = student == null ? CopyState.WAITING : CopyState.DECIDED;
    if (Objects.equals(verdict.studentId(), student)) {
      return Optional.empty();
    }
    verdict = Verdict.byRule(student, now);
    return Optional.of(
        changed(
            student == null ? DecisionAction.TAKEN_BY_RULE : DecisionAction.GIVEN_BY_RULE,
            null,
            before,
            now));
  }

  private boolean stands(Match match) {
    return verdict.studentId() != null && verdict.studentId().equals(match.studentId());
  }

  /** A person says whose it is, nobody's for now, or nobody's of the list. */
  Optional<Change> decided(DecisionAction action, Verdict word, Instant now) {
    if (verdict.isPersons()
        && verdict.notOnList() == word.notOnList()
        && Objects.equals(verdict.studentId(), word.studentId())) {
      return Optional.empty();
    }
    Standing before = standing();
    take(word, NEVER);
    return Optional.of(changed(action, word.decidedById(), before, now));
  }

  /**
   * A person leaves it for later: behind all others of the queue.
   *
   * @throws Problem illegal-transition if it is not in the queue
   */
  Change skipped(String personId, Instant now) {
    if (state != CopyState.WAITING) {
      throw new Problem(
          ProblemType.ILLEGAL_TRANSITION, "A copy that is " + state + " cannot be skipped.");
    }
    Standing before = standing();
    skippedAt = now;
    return changed(DecisionAction.SKIPPED, personId, before, now);
  }

  /**
   * A person undoes what was done: it stands as before.
   *
   * @param word whose it was before
   * @param skipped when it had been left for later before, or null
   */
  Change undone(Verdict word, Instant skipped, String personId, Instant now) {
    Standing before = standing();
    take(word, skipped == null ? NEVER : skipped);
    return changed(DecisionAction.UNDONE, personId, before, now);
  }

  /**
   * The pupil left the roster: nothing is kept that was read of the copy; a person decides by the
   * picture, if anybody has to. Sheets that came since are still read.
   */
  Change studentErased(Instant now) {
    header.erase();
    return studentLeft(DecisionAction.PUPIL_REMOVED, now);
  }

  /** The copy is no longer the pupil's: it is nobody's and may be matched again. */
  Change studentLeft(DecisionAction action, Instant now) {
    Standing before = standing();
    take(Verdict.OPEN, NEVER);
    return changed(action, null, before, now);
  }

  /** The pupil's record was merged into another, which is that pupil's: who decided, decided. */
  Change studentMerged(int survivorId, Instant now) {
    Standing before = standing();
    verdict = verdict.of(survivorId);
    return changed(DecisionAction.PUPIL_MERGED, null, before, now);
  }

  /**
   * A person undoes that it was left for later; whose it is by now stays.
   *
   * @param skipped when it had been left for later before, or null
   */
  Change skipUndone(Instant skipped, String personId, Instant now) {
    Standing before = standing();
    skippedAt = skipped == null ? NEVER : skipped;
    return changed(DecisionAction.UNDONE, personId, before, now);
  }

  private void take(Verdict word, Instant skipped) {
    verdict = word;
    skippedAt = skipped;
    if (word.notOnList()) {
      state = CopyState.UNLISTED;
    } else if (word.studentId() != null) {
      state = CopyState.DECIDED;
    } else {
      state = header.isCurrent() ? CopyState.WAITING : CopyState.READING;
    }
  }

  private Change changed(DecisionAction action, String actorId, Standing before, Instant now) {
    decisionVersion++;
    return Change.of(this, action, actorId, before, now);
  }

  Standing standing() {
    return Standing.of(state, verdict, skippedAt.equals(NEVER) ? null : skippedAt);
  }
}
