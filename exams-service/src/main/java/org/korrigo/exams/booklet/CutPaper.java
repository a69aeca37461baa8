package org.korrigo.exams.booklet;

import java.util.List;
import java.util.UUID;

/**
 * From what a booklet was cut.
 *
 * @param id the booklet
 * @param uploadId its scan
 * @param startPage first side of that scan that it has something of, from 1: where it lay in it
 * @param identityPages places, from 1, of the pages on which a name might stand as it was cut
 * @param isFirstOfCopy whether its scan shows it as the first sheet of a copy, or a person's action
 *     made it one
 * @param byPerson whether a person had it cut, or a job put it behind a sheet as an annex; else a
 *     job cut it where it lay
 */
public record CutPaper(
    UUID id,
    Paper paper,
    UUID uploadId,
    int startPage,
    List<Integer> identityPages,
    boolean isFirstOfCopy,
    boolean byPerson) {}
