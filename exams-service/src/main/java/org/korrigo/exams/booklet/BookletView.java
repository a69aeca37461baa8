package org.korrigo.exams.booklet;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A booklet as it is shown.
 *
 * @param sheet its place among the sheets of its scan, from 1
 * @param startPage first side of it in the scan, from 1
 * @param endPage last side of it in the scan
 * @param origins where each of its pages was cut; pages of other booklets where a person put it
 *     together
 * @param identityPages the pages, from 1, on which a writer's name may stand
 * @param supersededAt since when it is in no copy any more, or null
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
    List<PageOrigin> origins,
    List<Integer> identityPages,
    Instant createdAt,
    Instant supersededAt) {}
