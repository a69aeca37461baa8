package org.korrigo.grading.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.korrigo.contracts.grading.GradingAction;

/** One row of the journal to read: {@link JournalRows} writes it, nothing changes it. */
@Entity
@Immutable
@Table(name = "grading_event")
class JournalEntry {
  @Id Long sequence;

  @Column(name = "id")
  UUID eventId;

  UUID copyId;
  UUID examId;

  @Enumerated(EnumType.STRING)
  GradingAction action;

  String actorId;
  Instant timestamp;

  @JdbcTypeCode(SqlTypes.JSON)
  Map<String, Object> metadata;

  int place;
  byte[] hash;
}
