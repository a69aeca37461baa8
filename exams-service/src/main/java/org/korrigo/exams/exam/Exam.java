package org.korrigo.exams.exam;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.korrigo.contracts.exams.ExamDefined;
import org.korrigo.contracts.exams.ExamDeleted;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.contracts.exams.UploadMode;
import org.korrigo.contracts.json.JsonColumn;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.storage.StoredFile;

/**
 * An exam sitting (domain §1). What is not updatable here is written by single statements: by
 * {@link ExamProgress}, and {@code results*} by a consumer only.
 */
@Entity
class Exam {
  @Id UUID id;
  @Version int version;
  String name;
  LocalDate date;

  @Enumerated(EnumType.STRING)
  UploadMode uploadMode;

  /**
   * The first batch that came and was not taken back (domain §1); null for pupils' own files. A
   * further batch has its place in the uploads, as this one has: they are what is read. It stands
   * here for whoever asks the database where an exam's paper began.
   */
  @Column(updatable = false)
  @JdbcTypeCode(SqlTypes.JSON)
  StoredFile pdfSource;

  @Convert(converter = ScaleColumn.class)
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(grading_structure as text)", write = JsonColumn.WRITE)
  List<ScaleNode> gradingStructure;

  BigDecimal scoreStep;

  @Enumerated(EnumType.STRING)
  IdentityOn identityOn;

  BigDecimal identityZone;

  /** Null for as much as the identity zone. */
  BigDecimal annexZone;

  @Column(name = "is_processed", updatable = false)
  boolean processed;

  @Column(updatable = false)
  Instant paperReceivedAt;

  int pagesPerBooklet;

  @Column(updatable = false)
  Instant firstCopyReadyAt;

  @Column(updatable = false)
  Instant resultsReleasedAt;

  @Column(updatable = false)
  long resultsSequence;

  @Column(updatable = false)
  Instant createdAt;

  /** Of the request that made it; null where that was not kept. */
  @Column(updatable = false)
  String requestSha256;

  static Exam of(UUID id, String requestSha256, NewExam described, Instant now) {
    Exam exam = new Exam();
    exam.id = id;
    exam.requestSha256 = requestSha256;
    exam.createdAt = now;
    exam.take(described);
    return exam;
  }

  /**
   * Changes the exam; its marking scale only until the first copy is READY.
   *
   * @throws Problem scale-frozen, or conflict when paper has come in another mode, or pupils' files
   *     of which other pages would bear a name
   */
  void redefine(NewExam described) {
    if (firstCopyReadyAt != null && changesScale(described)) {
      throw new Problem(
          ProblemType.SCALE_FROZEN,
          "The first copy was handed to grading at "
              + firstCopyReadyAt
              + ": the marking scale and the score step can no longer change.");
    }
    if (paperReceivedAt != null && described.uploadMode() != uploadMode) {
      throw new Problem(
          ProblemType.CONFLICT, "Scans were already taken in mode " + uploadMode + ".");
    }
    if (paperReceivedAt != null && namesWouldStandElsewhere(described)) {
      throw new Problem(
          ProblemType.CONFLICT,
          "Files were already taken, and only the pages were looked at on which a name stands by"
              + " identity_on "
              + identityOn
              + " and pages_per_booklet "
              + pagesPerBooklet
              + ". Say of single pages with identity_pages that they bear one, or take the files"
              + " into a duplicate of this exam that is changed first.");
    }
    take(described);
  }

  /** A pupil's file is one booklet: where its sheets begin is only what the exam says. */
  private boolean namesWouldStandElsewhere(NewExam described) {
    return uploadMode == UploadMode.INDIVIDUAL_A4
        && (identityOn != described.identityOn()
            || identityOn == IdentityOn.EVERY_SHEET
                && pagesPerBooklet != described.pagesPerBooklet());
  }

  /**
   * Gives the exam another marking scale, until the first copy is READY.
   *
   * @throws Problem invalid-request or scale-frozen
   */
  void rescale(ScaleImport read) {
    redefine(describedAs(name, date).withScale(read.sound(scoreStep)));
  }

  /**
   * What is told of the exam's end.
   *
   * @param confirmation the exam's name, needed once a copy was handed to grading (domain §4)
   * @throws Problem confirmation-required
   */
  ExamDeleted deleted(String confirmation, String actorId, Instant now) {
    if (firstCopyReadyAt != null && !name.equals(confirmation)) {
      throw new Problem(
              ProblemType.CONFIRMATION_REQUIRED,
              "Copies of this exam were handed to grading: give the exam's exact name as"
                  + " confirmation.")
          .with("parameter", "confirmation")
          .with("exam_name", name);
    }
    return new ExamDeleted(id, actorId, now);
  }

  /**
   * What is told of it.
   *
   * @param expected the pupils who were to write it, or null when nobody said
   * @param absent the pupils who are marked absent
   */
  ExamDefined defined(List<Integer> expected, List<Integer> absent) {
    return new ExamDefined(
        id, name, date, uploadMode, pagesPerBooklet, gradingStructure, scoreStep, expected, absent);
  }

  ExamOutline outline() {
    BigDecimal onAnnexes = annexZone == null ? identityZone : annexZone;
    return new ExamOutline(
        id,
        uploadMode,
        pagesPerBooklet,
        identityOn,
        identityZone.doubleValue(),
        onAnnexes.doubleValue());
  }

  ExamView view() {
    return new ExamView(
        id,
        name,
        date,
        uploadMode,
        pagesPerBooklet,
        scoreStep,
        gradingStructure,
        MarkingScale.maximum(gradingStructure),
        identityOn,
        identityZone,
        annexZone,
        processed,
        firstCopyReadyAt != null,
        resultsReleasedAt,
        createdAt,
        version);
  }

  /** What the secretariat says of it, for an exam like it at another time. */
  NewExam describedAs(String otherName, LocalDate otherDate) {
    return new NewExam(
        otherName,
        otherDate,
        uploadMode,
        pagesPerBooklet,
        scoreStep,
        gradingStructure,
        identityOn,
        identityZone,
        annexZone);
  }

  private boolean changesScale(NewExam described) {
    return scoreStep.compareTo(described.scoreStep()) != 0
        || !MarkingScale.same(gradingStructure, described.gradingStructure());
  }

  private void take(NewExam described) {
    name = described.name();
    date = described.date();
    uploadMode = described.uploadMode();
    pagesPerBooklet = described.pagesPerBooklet();
    scoreStep = described.scoreStep();
    gradingStructure = described.gradingStructure();
    identityOn = described.identityOn();
    identityZone = described.identityZone();
    annexZone = described.annexZone();
  }
}
