package org.korrigo.exams.repair;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * Where a booklet is to go.
 *
 * @param toCopyId a copy of the same exam; null for a new one
 * @param position its place among that copy's booklets, from 1; null for the end
 */
record NewBookletMove(UUID toCopyId, @Min(1) Integer position, @Size(max = 500) String reason)
    implements Reasoned {}
