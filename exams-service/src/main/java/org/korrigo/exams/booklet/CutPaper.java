package org.korrigo.exams.booklet;

import java.util.List;
import java.util.UUID;

/**
 * From what a booklet was cut.
 *
 * @param id the booklet
 * @param uploadId its scan
 * @param sheet its place among the sheets of that scan, from 1
 * @param identityPages places, from 1, of the pages on which a name might stand as it was cut
 * @param byPerson whether a person had it cut, or a job put it behind a sheet as an annex; else a
 *     job cut it where it lay
 */
public record CutPaper(
    UUID id,
    Paper paper,
    UUID uploadId,
    int sheet,
    List<Integer> identityPages,
    boolean byPerson) {}
