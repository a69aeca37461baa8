package org.korrigo.exams.repair;

import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * Where a booklet that was put aside is to go.
 *
 * @param toCopyId a copy of the same exam; null for a new one
 */
record NewRestoration(UUID toCopyId, @Size(max = 500) String reason) implements Reasoned {}
