package org.korrigo.identification.decision;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.korrigo.contracts.json.JsonColumn;

/** A line of the trail of decisions: written once, never changed. */
@Entity
@Immutable
@Table(name = "decision_trail")
class TrailEntry {
  @Id long sequence;
  UUID id;
  UUID copyId;
  UUID examId;

  @Enumerated(EnumType.STRING)
  DecisionAction action;

  String actorId;
  Instant decidedAt;

  @Convert(converter = StandingColumn.class)
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(before as text)", write = JsonColumn.WRITE)
  Standing before;

  @Convert(converter = StandingColumn.class)
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(after as text)", write = JsonColumn.WRITE)
  Standing after;

  @Convert(converter = EvidenceColumn.class)
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(evidence as text)", write = JsonColumn.WRITE)
  Evidence evidence;

  /** The line that this one undoes, or null. */
  Long undoes;
}
