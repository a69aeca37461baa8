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

/**
 * A file of mode INDIVIDUAL_A4 (domain §1): one pupil's pages, named after the pupil. Its content
 * and its sides are its upload's.
 */
@Entity
@Immutable
class ExamPdf {
  @Id UUID id;

  @Column(insertable = false, updatable = false)
  Long ordinal;

  UUID examId;
  UUID uploadId;
  UUID jobId;

  /** Its place in the request, from 1. */
  int position;

  @JdbcTypeCode(SqlTypes.JSON)
  StoredFile pdfFile;

  String studentIdentifier;
  Instant uploadedAt;

  static ExamPdf of(Upload upload, UUID jobId, int position, String studentIdentifier) {
    ExamPdf pdf = new ExamPdf();
    pdf.id = UUID.randomUUID();
    pdf.examId = upload.examId;
    pdf.uploadId = upload.id;
    pdf.jobId = jobId;
    pdf.position = position;
    pdf.pdfFile = upload.file;
    pdf.studentIdentifier = studentIdentifier;
    pdf.uploadedAt = upload.uploadedAt;
    return pdf;
  }

  PendingFile pending() {
    return new PendingFile(uploadId, pdfFile, studentIdentifier);
  }

  ExamPdfView view(Upload upload) {
    return new ExamPdfView(
        id,
        examId,
        uploadId,
        jobId,
        studentIdentifier,
        upload.sides,
        pdfFile.size(),
        upload.sha256,
        uploadedAt);
  }
}
