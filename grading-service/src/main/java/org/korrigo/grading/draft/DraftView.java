package org.korrigo.grading.draft;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A saved draft, for its owner.
 *
 * @param payload null if the draft was thrown away, or never saved
 * @param clientId which window saved or threw it away, or null
 * @param version from 1, going on after it was thrown away; what {@code If-Match} refers to; 0 if
 *     none was ever saved
 * @param updatedAt when that was, or null
 */
@Schema
record DraftView(Map<String, Object> payload, String clientId, int version, Instant updatedAt) {

  static DraftView of(DraftState draft) {
    return draft == null
        ? new DraftView(null, null, 0, null)
        : new DraftView(
            draft.discarded ? null : draft.payload, draft.clientId, draft.version, draft.updatedAt);
  }
}
