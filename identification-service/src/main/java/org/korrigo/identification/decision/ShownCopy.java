package org.korrigo.identification.decision;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;

/** A copy as it is shown: all but the reading, which is large and for the matching alone. */
@Entity
@Immutable
@Table(name = "ocr_result")
class ShownCopy {
  @Id UUID copyId;
  UUID examId;
  String anonymousId;

  @Enumerated(EnumType.STRING)
  CopyState state;

  @Column(columnDefinition = "text")
  String detectedText;

  double confidence;
  @Embedded Evidence evidence;
  @Embedded Verdict verdict;
  Instant skippedAt;
  int decisionVersion;

  /** What the name of the copy's file says of its writer, or null. */
  @Formula("(select h.student_identifier from staged_header h where h.copy_id = copy_id)")
  String fileName;

  /** How many headers there are to look at. */
  @Formula("(select jsonb_array_length(h.headers) from staged_header h where h.copy_id = copy_id)")
  Integer headers;
}
