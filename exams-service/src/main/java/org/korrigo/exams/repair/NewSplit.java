package org.korrigo.exams.repair;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Where a booklet is to be cut.
 *
 * @param firstPages places, from 2, at which another booklet begins
 * @param identityPages places, from 1, in the present booklet of the pages on which a name may
 *     stand; null for the first of each booklet and those which bore one
 */
record NewSplit(
    @NotEmpty List<@NotNull Integer> firstPages,
    List<@NotNull Integer> identityPages,
    @Size(max = 500) String reason)
    implements Reasoned {}
