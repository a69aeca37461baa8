package org.korrigo.identification.header;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** The headers that were read, or there when a person gave the copy to a pupil. */
  @Convert(converter = PicturesColumn.class)
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(known_headers as text)", write = JsonColumn.WRITE)
  Set<String> knownHeaders;

  /** Those that were known when their pupil left: they are not read again. */
  @Convert(converter = PicturesColumn.class)
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(erased_headers as text)", write = JsonColumn.WRITE)
  Set<String> erasedHeaders;

  /** Whether a pupil's data were erased: the name of the copy's file is not taken again. */
  boolean erased;

  protected StagedHeader() {}

  StagedHeader(UUID copyId, UUID examId) {
    this.copyId = copyId;
    this.examId = examId;
    this.headers = List.of();
    this.knownHeaders = Set.of();
    this.erasedHeaders = Set.of();
    this.sequence = Long.MIN_VALUE;
  }

  boolean isOlderThan(long newSequence) {
    return sequence < newSequence;
  }

  /** Takes what was told of the copy. Answers whether there is something new to read. */
  boolean stage(CopyHeaders staged, long newSequence) {
    boolean changed = sequence == Long.MIN_VALUE || discarded || !headers.equals(staged.headers());
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

  /**
   * Ends the reading of a job's headers. Answers false if others came meanwhile, or if one that was
   * read was erased meanwhile: then it is read again without that one.
   */
  boolean endReading(HeaderJob job) {
    if (discarded
        || sequence != job.sequence()
        || queuedAt == null
        || !job.erased().containsAll(erasedHeaders)) {
      return false;
    }
    queuedAt = null;
    leaseUntil = null;
    knownHeaders =
        Stream.concat(knownHeaders.stream(), headers.stream().map(StoredFile::sha256))
            .collect(Collectors.toUnmodifiableSet());
    return true;
  }
}
