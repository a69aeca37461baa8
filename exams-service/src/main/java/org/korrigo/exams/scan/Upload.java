package org.korrigo.exams.scan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.korrigo.contracts.storage.StoredFile;

/** A file that was taken in. A batch's name is not kept: it may hold a pupil's. */
@Entity
@Immutable
class Upload {
  @Id UUID id;
  UUID examId;

  @JdbcTypeCode(SqlTypes.JSON)
  StoredFile file;

  @Column(columnDefinition = "char(64)")
  String sha256;

  int sides;
  int pagesPerCopy;

  @Column(name = "is_forced")
  boolean forced;

  String actorId;
  Instant uploadedAt;

  /** Who vouches for the order of its sides; written by {@link VouchingForOrder} only. */
  @Column(insertable = false, updatable = false)
  String vouchedById;

  /**
   * Where a person says that its sheets are folded, as a part of the width of a side; null while
   * nobody does. Written by {@link VouchingForOrder} only.
   */
  @Column(insertable = false, updatable = false)
  Double fold;

  static Upload of(
      UUID examId, TakenScan scan, int pagesPerCopy, boolean forced, String actorId, Instant now) {
    Upload upload = new Upload();
    upload.id = UUID.randomUUID();
    upload.examId = examId;
    upload.file = scan.file();
    upload.sha256 = scan.file().sha256();
    upload.sides = scan.sides();
    upload.pagesPerCopy = pagesPerCopy;
    upload.forced = forced;
    upload.actorId = actorId;
    upload.uploadedAt = now;
    return upload;
  }
}
