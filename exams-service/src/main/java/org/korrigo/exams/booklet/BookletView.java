package org.korrigo.exams.booklet;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A booklet as it is shown.
 *
 * @param sheet its place among the sheets of its scan, from 1
 * @param startPage first side of it in the scan, from 1
 * @param endPage last side of it in the scan
 */
@Schema
record BookletView(
    UUID id,
    UUID examId,
    UUID uploadId,
    int sheet,
    int startPage,
    int endPage,
    int pageCount,
    Instant createdAt) {}
