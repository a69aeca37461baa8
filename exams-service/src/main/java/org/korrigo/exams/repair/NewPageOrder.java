package org.korrigo.exams.repair;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Another order of a booklet's pages.
 *
 * @param order the present places, from 1, in the new order: each once
 * @param identityPages places, from 1, in the new order of the pages on which a name may stand
 *     (they are wiped for correctors); null for the first and those which bore one
 */
record NewPageOrder(
    @NotEmpty List<@NotNull Integer> order,
    List<@NotNull Integer> identityPages,
    @Size(max = 500) String reason)
    implements Reasoned {}
