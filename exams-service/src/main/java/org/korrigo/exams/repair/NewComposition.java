package org.korrigo.exams.repair;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * The booklets that a copy is to have.
 *
 * @param bookletIds in the copy's order, at least one
 */
record NewComposition(
    @NotEmpty @Size(max = 100) List<UUID> bookletIds, @Size(max = 500) String reason)
    implements Reasoned {}
