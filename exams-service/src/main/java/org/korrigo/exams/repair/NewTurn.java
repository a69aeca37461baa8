package org.korrigo.exams.repair;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * A turn. Give the page or the side, not both.
 *
 * @param page a page of the booklet, from 1
 * @param uploadId the side's upload; null for the one that the booklet begins in
 * @param sideNumber a side of which the booklet has all pages
 * @param degrees clockwise: 90, 180 or 270; a side of two pages only by 180
 */
record NewTurn(
    Integer page,
    UUID uploadId,
    Integer sideNumber,
    @NotNull Integer degrees,
    @Size(max = 500) String reason)
    implements Reasoned {}
