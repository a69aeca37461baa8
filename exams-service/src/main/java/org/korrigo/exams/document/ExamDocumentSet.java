package org.korrigo.exams.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.exams.row.RequestDigest;

/**
 * A version of an exam's reference papers (domain §1). Until it is active for the first time its
 * papers may be replaced; from then on somebody may have marked by them, and they never change.
 */
@Entity
class ExamDocumentSet {
  @Id UUID id;
  UUID examId;
  int version;

  @Column(name = "is_active")
  boolean active;

  Instant activatedAt;
  Instant createdAt;

  /** Of the papers that made it; null where that was not kept. */
  @Column(updatable = false)
  String requestSha256;

  static ExamDocumentSet of(UUID id, UUID examId, int version, String requestSha256, Instant now) {
    ExamDocumentSet set = new ExamDocumentSet();
    set.id = id;
    set.requestSha256 = requestSha256;
    set.examId = examId;
    set.version = version;
    set.createdAt = now;
    return set;
  }

  /**
   * Requires that the request which made it is this one, made again.
   *
   * @throws Problem conflict if it was another one with the same idempotency key
   */
  void requireOf(UUID exam, String request) {
    if (!examId.equals(exam)) {
      throw new Problem(ProblemType.CONFLICT, "This idempotency key was used for another exam.");
    }
    RequestDigest.requireSame(requestSha256, request);
  }

  /**
   * @throws Problem conflict once the set was active
   */
  void requireUnused() {
    if (activatedAt != null) {
      throw new Problem(
              ProblemType.CONFLICT,
              "Version "
                  + version
                  + " was active since "
                  + activatedAt
                  + ": its papers no longer change. Make a new version.")
          .with("version", version);
    }
  }

  DocumentSetView view(List<ExamDocument> documents) {
    return new DocumentSetView(
        id,
        examId,
        version,
        active,
        activatedAt,
        createdAt,
        documents.stream().map(ExamDocument::view).toList());
  }
}
