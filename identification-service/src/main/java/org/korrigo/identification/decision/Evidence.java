package org.korrigo.identification.decision;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import org.hibernate.annotations.ColumnTransformer;
import org.korrigo.contracts.json.JsonColumn;
import org.korrigo.identification.matching.Candidate;
import org.korrigo.identification.matching.Match;
import org.korrigo.identification.matching.MatchReason;

/**
 * What the class said about a copy: of one given by rule, when it was given; of one that waits, the
 * last time.
 *
 * @param candidates the likeliest pupils, best first
 * @param margin how much dearer the class becomes if the copy is not the best pupil's, or null
 * @param matchReason why it was given or asked; null before the class was first solved
 * @param explanation the same in plain words, without a name
 * @param toleratedError the part of automatic decisions that might be wrong, then in force
 * @param certainty orders the queue: the margin, or {@link #NONE}
 */
@Embeddable
record Evidence(
    @Convert(converter = CandidatesColumn.class)
        @Column(columnDefinition = "jsonb")
        @ColumnTransformer(read = "cast(candidates as text)", write = JsonColumn.WRITE)
        List<Candidate> candidates,
    Double margin,
    @Enumerated(EnumType.STRING) MatchReason matchReason,
    @Column(columnDefinition = "text") String explanation,
    Double toleratedError,
    double certainty) {

  /** The certainty where nothing speaks for anybody. */
  static final double NONE = -1;

  /** Before the class was solved. */
  static final Evidence MISSING = new Evidence(List.of(), null, null, null, null, NONE);

  static Evidence of(Match match, double toleratedError) {
    return new Evidence(
        match.candidates(),
        match.margin(),
        match.reason(),
        match.explanation(),
        toleratedError,
        certainty(match.margin()));
  }

  static double certainty(Double margin) {
    return margin == null ? NONE : margin;
  }
}
