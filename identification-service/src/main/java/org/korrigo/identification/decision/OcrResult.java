package org.korrigo.identification.decision;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.korrigo.contracts.identification.CopyIdentified;
import org.korrigo.contracts.identification.CopyIdentified.Decision;
import org.korrigo.contracts.json.JsonColumn;
import org.korrigo.identification.matching.Candidate;
import org.korrigo.identification.matching.CopyReading;
import org.korrigo.identification.matching.Match;
import org.korrigo.identification.matching.Reading;

/**
 * What is known of whose a copy is (domain §1). Every method that changes the decision answers the
 * event of it.
 *
 * <pre>
 * [*] → READING ─matched→ WAITING ⇄ DECIDED      matched again whenever the class changes,
 *          ↑────────sheets changed───┘            unless a person has decided
 * </pre>
 */
@Entity
class OcrResult {
  @Id private UUID copyId;
  @Version private int version;
  private UUID examId;
  private String anonymousId;

  @Enumerated(EnumType.STRING)
  private CopyState state;

  /** Null until the header is read. */
  @Convert(converter = ReadingColumn.class)
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(reading as text)", write = JsonColumn.WRITE)
  private Reading reading;

  @Column(columnDefinition = "text")
  private String detectedText;

  private double confidence;

  @Convert(converter = CandidatesColumn.class)
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(candidates as text)", write = JsonColumn.WRITE)
  private List<Candidate> candidates;

  private Integer studentId;

  /** MANUAL without a student: a person took a decision back, and no rule takes it again. */
  @Enumerated(EnumType.STRING)
  private Decision decision;

  private String decidedById;
  private Instant decidedAt;

  protected OcrResult() {}

  OcrResult(UUID copyId, UUID examId, String anonymousId) {
    this.copyId = copyId;
    this.examId = examId;
    this.anonymousId = anonymousId;
    this.state = CopyState.READING;
    this.detectedText = "";
    this.candidates = List.of();
  }

  /** Whether a person has given the copy to a pupil: then nothing else is asked any more. */
  boolean isSettled() {
    return decision == Decision.MANUAL && studentId != null;
  }

  /** The sheets changed: what was read is void. */
  void readAgain() {
    reading = null;
    state = CopyState.READING;
  }

  void read(Reading newReading) {
    reading = newReading;
    detectedText = newReading.text();
    confidence = newReading.confidence();
  }

  /**
   * What the class has to consider; empty while unread or where a person has given the copy to a
   * pupil.
   */
  Optional<CopyReading> question() {
    return reading == null || isSettled()
        ? Optional.empty()
        : Optional.of(new CopyReading(copyId, reading, studentId));
  }

  /** Takes over what the class says. Empty if the decision stays as it is. */
  Optional<CopyIdentified> matched(Match match, Instant now) {
    candidates = match.candidates();
    if (decision == Decision.MANUAL) {
      state = studentId == null ? CopyState.WAITING : CopyState.DECIDED;
      return Optional.empty();
    }
    boolean same = Objects.equals(studentId, match.studentId());
    studentId = match.studentId();
    state = studentId == null ? CopyState.WAITING : CopyState.DECIDED;
    return same ? Optional.empty() : Optional.of(byRule(now));
  }

  /** A person says whose it is. Empty if that person's word is the same as before. */
  Optional<CopyIdentified> decide(int student, String personId, Instant now) {
    if (isSettled() && studentId == student) {
      return Optional.empty();
    }
    studentId = student;
    state = CopyState.DECIDED;
    return Optional.of(byPerson(personId, now));
  }

  /** A person says that it is nobody's for now. Empty if it is already so by a person's word. */
  Optional<CopyIdentified> takeBack(String personId, Instant now) {
    if (decision == Decision.MANUAL && studentId == null) {
      return Optional.empty();
    }
    studentId = null;
    state = reading == null ? CopyState.READING : CopyState.WAITING;
    return Optional.of(byPerson(personId, now));
  }

  /** The pupil left the roster: the copy is nobody's and may be matched again. */
  CopyIdentified studentLeft(Instant now) {
    studentId = null;
    state = reading == null ? CopyState.READING : CopyState.WAITING;
    return byRule(now);
  }

  /** The pupil's record was merged into another, which is that pupil's: who decided, decided. */
  CopyIdentified studentMerged(int survivorId, Instant now) {
    studentId = survivorId;
    return new CopyIdentified(copyId, examId, studentId, decision, decidedById, now);
  }

  private CopyIdentified byPerson(String personId, Instant now) {
    decision = Decision.MANUAL;
    decidedById = personId;
    decidedAt = now;
    return new CopyIdentified(copyId, examId, studentId, decision, personId, now);
  }

  private CopyIdentified byRule(Instant now) {
    decision = studentId == null ? null : Decision.AUTO;
    decidedById = null;
    decidedAt = studentId == null ? null : now;
    return new CopyIdentified(copyId, examId, studentId, Decision.AUTO, null, now);
  }

  UUID copyId() {
    return copyId;
  }

  UUID examId() {
    return examId;
  }

  String anonymousId() {
    return anonymousId;
  }

  CopyState state() {
    return state;
  }

  String detectedText() {
    return detectedText;
  }

  double confidence() {
    return confidence;
  }

  List<Candidate> candidates() {
    return candidates;
  }

  Integer studentId() {
    return studentId;
  }

  Decision decision() {
    return decision;
  }

  String decidedById() {
    return decidedById;
  }

  Instant decidedAt() {
    return decidedAt;
  }
}
