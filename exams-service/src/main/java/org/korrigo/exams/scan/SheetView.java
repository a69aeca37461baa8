package org.korrigo.exams.scan;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.korrigo.exams.scan.geometry.BatchPlan.Face;
import org.korrigo.exams.scan.geometry.Repair;

/**
 * How a sheet was told from the pictures of its sides.
 *
 * @param sheet its place among the sheets of the scan, from 1
 * @param bookletId the booklet as which it was cut
 * @param recto the side that shows [P4 | P1]
 * @param verso the side that shows [P2 | P3]
 * @param repairs what was put right; a person may undo it
 * @param confidence how probable it is that they are the two sides of one sheet, lying as said: at
 *     least 0.999, or the sheet would have been left open
 */
@Schema
record SheetView(
    int sheet,
    UUID bookletId,
    Face recto,
    Face verso,
    List<Repair> repairs,
    double confidence,
    Instant readAt) {}
