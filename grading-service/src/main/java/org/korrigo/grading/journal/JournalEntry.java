package org.korrigo.grading.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.korrigo.contracts.grading.GradingAction;
import org.korrigo.contracts.grading.GradingEvent;

/** One row of the journal: written once, never changed. */
@Entity
@Immutable
@Table(name = "grading_event")
class JournalEntry {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long sequence;

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

  static JournalEntry of(GradingEvent event) {
    JournalEntry entry = new JournalEntry();
    entry.eventId = event.eventId();
    entry.copyId = event.copyId();
    entry.examId = event.examId();
    entry.action = event.action();
    entry.actorId = event.actorId();
    entry.timestamp = event.timestamp();
    entry.metadata = event.metadata();
    return entry;
  }
}
