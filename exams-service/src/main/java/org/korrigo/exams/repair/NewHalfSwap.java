package org.korrigo.exams.repair;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * The two pages of a side are to change places.
 *
 * @param uploadId the side's upload; null for the one that the booklet begins in
 */
record NewHalfSwap(UUID uploadId, @NotNull Integer sideNumber, @Size(max = 500) String reason)
    implements Reasoned {}
