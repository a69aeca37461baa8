package org.korrigo.exams.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.korrigo.contracts.storage.StoredFile;

/** One reference paper of a set (domain §1). */
@Entity
class ExamDocument {
  @Id UUID id;

  @Column(updatable = false)
  UUID documentSetId;

  @Column(updatable = false)
  @Enumerated(EnumType.STRING)
  DocumentType docType;

  @JdbcTypeCode(SqlTypes.JSON)
  StoredFile file;

  @Column(columnDefinition = "char(64)")
  String sha256;

  Instant createdAt;

  static ExamDocument of(UUID setId, DocumentType type, StoredFile file, Instant now) {
    ExamDocument document = new ExamDocument();
    document.id = UUID.randomUUID();
    document.documentSetId = setId;
    document.docType = type;
    document.hold(file, now);
    return document;
  }

  /** Another file takes the place of the paper's. */
  void hold(StoredFile other, Instant now) {
    file = other;
    sha256 = other.sha256();
    createdAt = now;
  }

  DocumentView view() {
    return new DocumentView(docType, sha256, file.size(), createdAt);
  }
}
