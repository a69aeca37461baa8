package org.korrigo.grading.draft;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;

/**
 * The editor's state as it saves it.
 *
 * @param payload anything the editor wants back: annotations in the making, scroll position, active
 *     page, unsaved text
 * @param clientId which window this is, or null
 */
record NewDraft(@NotNull Map<String, Object> payload, @Size(max = 100) String clientId) {}
