package org.korrigo.grading.draft;

import java.time.Instant;
import java.util.Map;

/**
 * A saved draft, for its owner.
 *
 * @param version from 1; what {@code If-Match} refers to
 */
record DraftView(Map<String, Object> payload, String clientId, int version, Instant updatedAt) {

  static DraftView of(DraftState draft) {
    return new DraftView(draft.payload, draft.clientId, draft.version, draft.updatedAt);
  }
}
