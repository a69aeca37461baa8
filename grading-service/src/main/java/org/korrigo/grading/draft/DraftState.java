package org.korrigo.grading.draft;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * One teacher's editor state on one copy. What was thrown away leaves its version behind, so that
 * what is saved afterwards never has the version of something older.
 */
@Entity
class DraftState {
  @Id UUID id;
  UUID copyId;
  String ownerId;

  @JdbcTypeCode(SqlTypes.JSON)
  Map<String, Object> payload;

  UUID lockToken;
  String clientId;
  int version;
  boolean discarded;
  Instant updatedAt;

  static DraftState begin(UUID copyId, String ownerId) {
    DraftState draft = new DraftState();
    draft.id = UUID.randomUUID();
    draft.copyId = copyId;
    draft.ownerId = ownerId;
    return draft;
  }

  /**
   * Whether another window saved this under the same lock: two windows that share a lock must not
   * overwrite each other, whereas a window that took the lock anew takes the draft over.
   */
  boolean belongsToAnotherWindow(String clientId, UUID lockToken) {
    return !discarded
        && this.clientId != null
        && !this.clientId.equals(clientId)
        && this.lockToken != null
        && this.lockToken.equals(lockToken);
  }

  void save(NewDraft draft, UUID lockToken, Instant now) {
    discarded = false;
    payload = draft.payload();
    clientId = draft.clientId();
    this.lockToken = lockToken;
    version++;
    updatedAt = now;
  }

  /** Throws away what it says; without effect on one that was thrown away before. */
  void discard(Instant now) {
    if (discarded) {
      return;
    }
    discarded = true;
    payload = Map.of();
    version++;
    updatedAt = now;
  }
}
