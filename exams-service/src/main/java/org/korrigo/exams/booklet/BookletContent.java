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
 * @param sheet its place among the sheets of its scan, from 1
 * @param header the crop of the identity zone, or null
 * @param pages page images in reading order, not yet anonymous
 * @param studentNameGuess whose it may be by its file's name, or null
 */
public record BookletContent(
    UUID id,
    UUID examId,
    int sheet,
    StoredFile header,
    List<PageImage> pages,
    String studentNameGuess) {}
