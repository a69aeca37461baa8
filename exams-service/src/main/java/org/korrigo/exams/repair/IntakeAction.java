package org.korrigo.exams.repair;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.korrigo.contracts.json.JsonColumn;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

/** What a person did to the paper; the only thing that ever changes is that it was undone. */
@Entity
class IntakeAction {
  @Id UUID id;

  @Column(insertable = false, updatable = false)
  Long ordinal;

  @Column(updatable = false)
  UUID examId;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  ActionKind kind;

  @Column(updatable = false)
  String actorId;

  @Column(updatable = false)
  Instant actedAt;

  @Column(updatable = false)
  String reason;

  /** A digest of what was asked for; null where that was not kept. */
  @Column(updatable = false)
  String requestSha256;

  @Convert(converter = ArrangementColumn.class)
  @Column(columnDefinition = "jsonb", updatable = false)
  @ColumnTransformer(read = "cast(before as text)", write = JsonColumn.WRITE)
  Arrangement before;

  @Convert(converter = ArrangementColumn.class)
  @Column(columnDefinition = "jsonb", updatable = false)
  @ColumnTransformer(read = "cast(after as text)", write = JsonColumn.WRITE)
  Arrangement after;

  @Convert(converter = RowsColumn.class)
  @Column(columnDefinition = "jsonb", updatable = false)
  @ColumnTransformer(read = "cast(discarded_copies as text)", write = JsonColumn.WRITE)
  List<JsonNode> discardedCopies;

  String undoneById;
  Instant undoneAt;

  static IntakeAction of(
      UUID examId, Occasion occasion, Plan plan, List<JsonNode> discardedCopies) {
    IntakeAction action = new IntakeAction();
    action.id = occasion.actionId();
    action.examId = examId;
    action.kind = occasion.kind();
    action.actorId = occasion.actorId();
    action.actedAt = occasion.now();
    action.reason = occasion.reason();
    action.requestSha256 = occasion.request();
    action.before = plan.before();
    action.after = plan.after();
    action.discardedCopies = discardedCopies;
    return action;
  }

  /**
   * Whether it is what a request asks for.
   *
   * @param subject what that concerns
   */
  boolean isWhatIsAsked(Occasion occasion, Subject subject) {
    return kind == occasion.kind()
        && (requestSha256 == null
            ? before.and(after).has(subject)
            : requestSha256.equals(occasion.request()));
  }

  /**
   * Marks it undone.
   *
   * @throws Problem conflict if it is already
   */
  void undo(String byId, Instant now) {
    if (undoneAt != null) {
      throw new Problem(ProblemType.CONFLICT, "This action was undone already, at " + undoneAt)
          .with("undone_at", undoneAt);
    }
    undoneById = byId;
    undoneAt = now;
  }

  ActionView view() {
    return new ActionView(
        id, examId, kind, actorId, actedAt, reason, before, after, undoneById, undoneAt);
  }
}
