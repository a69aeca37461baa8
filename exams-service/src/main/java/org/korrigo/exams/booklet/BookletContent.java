package org.korrigo.exams.booklet;

import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.exams.PageImage;
import org.korrigo.contracts.storage.StoredFile;

/**
 * What a copy needs of a booklet.
 *
 * @param id the booklet
 * @param examId its exam
 * @param uploadId the scan of its first page
 * @param sheet its place among the sheets of its scan, from 1
 * @param startPage first side of that scan that it has something of, from 1
 * @param endPage last side of that scan that it has something of
 * @param header the crop of the identity zone, or null
 * @param pages page images in reading order, not yet anonymous
 * @param origins where each of the pages was cut
 * @param identityPages places, from 1, of the pages on which a writer's name may stand
 * @param saidPages places, from 1, of the pages of which a person said so, or that none does
 * @param studentNameGuess whose it may be by its file's name, or null
 * @param paper what it was cut from
 * @param superseded whether another took its place or it was put aside
 */
public record BookletContent(
    UUID id,
    UUID examId,
    UUID uploadId,
    int sheet,
    int startPage,
    int endPage,
    StoredFile header,
    List<PageImage> pages,
    List<PageOrigin> origins,
    List<Integer> identityPages,
    List<Integer> saidPages,
    String studentNameGuess,
    Paper paper,
    boolean superseded) {}
