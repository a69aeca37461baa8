package org.korrigo.exams.repair;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * Booklets to be stapled together.
 *
 * @param bookletIds in the order of reading; they come to where the first one is
 * @param identityPages places, from 1, in the merged booklet of the pages on which a name may
 *     stand; null for those which bore one
 */
record NewMerge(
    @NotEmpty @Size(min = 2, max = 100) List<UUID> bookletIds,
    List<@NotNull Integer> identityPages,
    @Size(max = 500) String reason)
    implements Reasoned {}
