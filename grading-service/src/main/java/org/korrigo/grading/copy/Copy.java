package org.korrigo.grading.copy;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.descriptor.java.Immutability;
import org.korrigo.contracts.exams.CopyReady;
import org.korrigo.contracts.exams.PageImage;
import org.korrigo.contracts.grading.CopyState;
import org.korrigo.contracts.grading.CopyStatus;
import org.korrigo.contracts.grading.GradingAction;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.contracts.json.JsonColumn;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.grading.mark.MarkingEngine;

/**
 * One pupil's copy, from the hand-over on (domain §2).
 *
 * <pre>
 * CopyReady → READY ──lock──→ LOCKED ──finalise──→ GRADED
 *               ↑ ↑──unlock, expire──┘                │
 *               └───────────────reopen────────────────┘
 * </pre>
 *
 * Each state is a type whose methods are its legal transitions: {@link ReadyCopy}, {@link
 * LockedCopy}, {@link GradedCopy}. A copy is written to only while its row is held, so {@code
 * version} counts every change and needs no comparison.
 */
@Entity
@DynamicUpdate
class Copy {
  @Id UUID id;
  UUID examId;
  String anonymousId;

  @Convert(converter = FileColumn.class)
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(pdf_source as text)", write = JsonColumn.WRITE)
  @Mutability(Immutability.class)
  StoredFile pdfSource;

  @Convert(converter = PagesColumn.class)
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(pages as text)", write = JsonColumn.WRITE)
  @Mutability(Immutability.class)
  CopyPages pages;

  @Enumerated(EnumType.STRING)
  CopyStatus status;

  String assignedCorrectorId;
  String subjectVariant;

  @Column(columnDefinition = "text")
  String globalAppreciation;

  Instant validatedAt;
  Instant lockedAt;
  String lockedById;
  Instant gradedAt;

  /** Who finalised it, or null unless GRADED. */
  String gradedById;

  @Convert(converter = FileColumn.class)
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(final_pdf as text)", write = JsonColumn.WRITE)
  @Mutability(Immutability.class)
  StoredFile finalPdf;

  BigDecimal score;
  BigDecimal leafPoints;
  int deltaSum;
  long version;

  /**
   * The pages as they are stored: the column's root is an object.
   *
   * @param images in reading order
   */
  record CopyPages(List<PageImage> images) {}

  /** A copy as exams-service hands it over. */
  static Copy of(CopyReady handOver) {
    Copy copy = new Copy();
    copy.id = handOver.copyId();
    copy.examId = handOver.examId();
    copy.anonymousId = handOver.anonymousId();
    copy.pdfSource = handOver.pdf();
    copy.pages = new CopyPages(handOver.pages());
    copy.status = CopyStatus.READY;
    copy.subjectVariant = handOver.subjectVariant();
    copy.validatedAt = handOver.validatedAt();
    copy.leafPoints = BigDecimal.ZERO;
    return copy;
  }

  /** The copy if it is READY; else {@code illegal-transition}. */
  ReadyCopy ready(CopyAction action) {
    require(CopyStatus.READY, action);
    return new ReadyCopy(this);
  }

  /** The copy if it is LOCKED; else {@code illegal-transition}. */
  LockedCopy locked(CopyAction action) {
    require(CopyStatus.LOCKED, action);
    return new LockedCopy(this);
  }

  /** The copy if it is GRADED; else {@code illegal-transition}. */
  GradedCopy graded(CopyAction action) {
    require(CopyStatus.GRADED, action);
    return new GradedCopy(this);
  }

  /** The total so far, or the final one: always the engine's. */
  BigDecimal total(BigDecimal maximum) {
    return score != null ? score() : MarkingEngine.total(leafPoints, deltaSum, maximum);
  }

  /** The final total, or null unless GRADED. */
  BigDecimal score() {
    return score == null ? null : MarkingEngine.canonical(score);
  }

  /** The event of something that was just done to this copy. */
  GradingEvent event(GradingAction action, Occasion occasion, Map<String, Object> metadata) {
    version++;
    return told(action, occasion, metadata);
  }

  /** The event of something that was done with this copy and left it as it is. */
  GradingEvent told(GradingAction action, Occasion occasion, Map<String, Object> metadata) {
    return new GradingEvent(
        UUID.randomUUID(),
        id,
        examId,
        action,
        occasion.actorId(),
        occasion.at(),
        metadata,
        new CopyState(
            status,
            lockedById,
            lockedAt,
            gradedAt,
            assignedCorrectorId,
            subjectVariant,
            globalAppreciation,
            score(),
            occasion.maximum(),
            finalPdf));
  }

  private void require(CopyStatus needed, CopyAction action) {
    if (status != needed) {
      throw new Problem(
              ProblemType.ILLEGAL_TRANSITION,
              "A copy that is %s cannot do %s; it would have to be %s."
                  .formatted(status, action, needed))
          .with("state", status)
          .with("action", action);
    }
  }
}
