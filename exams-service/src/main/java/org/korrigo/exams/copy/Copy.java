package org.korrigo.exams.copy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.korrigo.contracts.event.DomainEvent;
import org.korrigo.contracts.exams.CopyDiscarded;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.contracts.exams.CopyReady;
import org.korrigo.contracts.exams.CopyStaged;
import org.korrigo.contracts.exams.PageImage;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.storage.StoredFile;

/**
 * A pupil's copy (domain §1). This service decides its booklets, its anonymous id and {@code
 * STAGING → READY}; every column marked not updatable is a projection, written by {@link
 * CopyProjection} only.
 */
@Entity
class Copy {
  @Id UUID id;
  @Version int version;

  @Column(insertable = false, updatable = false)
  Long ordinal;

  @Column(updatable = false)
  UUID examId;

  @Column(updatable = false)
  String anonymousId;

  @Enumerated(EnumType.STRING)
  CopyStatus status;

  @JdbcTypeCode(SqlTypes.JSON)
  StoredFile pdfSource;

  Instant stagedAt;
  Instant validatedAt;

  @Column(updatable = false)
  Integer studentId;

  @Column(name = "is_identified", updatable = false)
  boolean identified;

  @Column(updatable = false)
  @JdbcTypeCode(SqlTypes.JSON)
  StoredFile finalPdf;

  @Column(updatable = false)
  String assignedCorrectorId;

  @Column(updatable = false)
  String subjectVariant;

  @Column(columnDefinition = "text", updatable = false)
  String globalAppreciation;

  @Column(updatable = false)
  BigDecimal mark;

  @Column(updatable = false)
  BigDecimal maximum;

  @Column(updatable = false)
  Instant lockedAt;

  @Column(updatable = false)
  String lockedById;

  @Column(updatable = false)
  Instant gradedAt;

  @Column(updatable = false)
  long identificationSequence;

  @Column(updatable = false)
  long gradingSequence;

  static Copy proposed(UUID id, UUID examId, Instant now) {
    Copy copy = new Copy();
    copy.id = id;
    copy.examId = examId;
    copy.anonymousId = AnonymousId.next();
    copy.status = CopyStatus.STAGING;
    copy.stagedAt = now;
    return copy;
  }

  /**
   * The copy has these booklets now: called on the proposal and on every change. Whose it may be is
   * an event of its own, for identification alone.
   *
   * @throws Problem copy-handed-over
   */
  List<DomainEvent> staged(Composition booklets, String actorId, Instant now) {
    requireOurs();
    stagedAt = now;
    return List.of(
        new CopyStaged(id, examId, anonymousId, booklets.pageCount(), actorId, now),
        new CopyHeaders(
            id, examId, anonymousId, booklets.headers(), booklets.studentIdentifier(), now));
  }

  /**
   * The copy has no booklet any more.
   *
   * @param into the copy that has its paper now, or null if no single one has it
   * @throws Problem copy-handed-over
   */
  CopyDiscarded discarded(UUID into, String actorId, Instant now) {
    requireOurs();
    return new CopyDiscarded(id, examId, into, into == null ? "discarded" : "merged", actorId, now);
  }

  /**
   * {@code STAGING → READY}, the one hand-over.
   *
   * @param pdf the anonymous copy
   * @param pages its page images in order
   * @throws Problem illegal-transition
   */
  CopyReady validated(StoredFile pdf, List<PageImage> pages, String actorId, Instant now) {
    requireValidatable();
    status = CopyStatus.READY;
    pdfSource = pdf;
    validatedAt = now;
    return new CopyReady(id, examId, anonymousId, subjectVariant, pdf, pages, actorId, now);
  }

  /**
   * @throws Problem illegal-transition unless the copy is in STAGING
   */
  void requireValidatable() {
    if (status != CopyStatus.STAGING) {
      throw new Problem(
              ProblemType.ILLEGAL_TRANSITION, "A copy that is " + status + " cannot be validated.")
          .with("state", status)
          .with("action", "VALIDATE");
    }
  }

  /**
   * @throws Problem copy-handed-over unless the copy is in STAGING
   */
  void requireOurs() {
    if (status != CopyStatus.STAGING) {
      throw new Problem(
              ProblemType.COPY_HANDED_OVER,
              "The copy " + id + " was handed to grading: its booklets can no longer change.")
          .with("copy_id", id);
    }
  }

  CopyView view(Map<UUID, Composition> compositions) {
    Composition booklets = compositions.getOrDefault(id, Composition.EMPTY);
    return new CopyView(
        id,
        examId,
        anonymousId,
        status,
        identified,
        studentId,
        booklets.ids(),
        booklets.pageCount(),
        subjectVariant,
        assignedCorrectorId,
        globalAppreciation,
        mark,
        maximum,
        stagedAt,
        validatedAt,
        lockedAt,
        lockedById,
        gradedAt);
  }
}
