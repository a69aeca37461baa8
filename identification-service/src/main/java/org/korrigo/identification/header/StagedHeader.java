package org.korrigo.identification.header;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.contracts.json.JsonColumn;
import org.korrigo.contracts.storage.StoredFile;

/**
 * Where the headers of a copy are, and whether they wait to be read. The row of a discarded copy
 * stays: it remembers the sequence.
 */
@Entity
class StagedHeader {
  @Id UUID copyId;
  UUID examId;

  @Convert(converter = HeadersColumn.class)
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(headers as text)", write = JsonColumn.WRITE)
  List<StoredFile> headers;

  String studentIdentifier;
  long sequence;
  boolean discarded;

  /** Since when the headers wait to be read; null if they need not be. */
  Instant queuedAt;

  Instant leaseUntil;
  int attempts;

  /** How often the file store said that a header is missing or damaged. */
  int misses;

  /** Whether what was read of these headers was erased with its pupil: they are not read again. */
  boolean erased;

  protected StagedHeader() {}

  StagedHeader(UUID copyId, UUID examId) {
    this.copyId = copyId;
    this.examId = examId;
    this.headers = List.of();
    this.sequence = Long.MIN_VALUE;
  }

  boolean isOlderThan(long newSequence) {
    return sequence < newSequence;
  }

  /** Takes what was told of the copy. Answers whether there is something new to read. */
  boolean stage(CopyHeaders staged, long newSequence) {
    boolean changed = sequence == Long.MIN_VALUE || discarded || !headers.equals(staged.headers());
    erased = erased && !changed;
    headers = staged.headers();
    studentIdentifier = erased ? null : staged.studentIdentifier();
    discarded = false;
    sequence = newSequence;
    return changed;
  }

  void queue(Instant now) {
    queuedAt = now;
    leaseUntil = null;
    attempts = 0;
    misses = 0;
  }

  void discard(long newSequence) {
    sequence = newSequence;
    discarded = true;
    headers = List.of();
    studentIdentifier = null;
    queuedAt = null;
    leaseUntil = null;
  }

  /** Ends the reading of the headers of this sequence. Answers false if others came meanwhile. */
  boolean endReading(long readSequence) {
    if (discarded || sequence != readSequence || queuedAt == null) {
      return false;
    }
    queuedAt = null;
    leaseUntil = null;
    return true;
  }
}
