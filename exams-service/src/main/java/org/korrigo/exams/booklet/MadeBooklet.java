package org.korrigo.exams.booklet;

import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.exams.PageImage;
import org.korrigo.contracts.storage.StoredFile;

/**
 * A booklet that a person's action makes of pages that were cut before, or cuts anew.
 *
 * @param id the booklet
 * @param examId the exam
 * @param uploadId the scan of its first page
 * @param sheet the place of its first page's sheet in that scan, from 1
 * @param startPage first side of that scan that it has something of
 * @param endPage last side of that scan that it has something of
 * @param header the crop of the identity zone, or null where no page bears a name
 * @param pages page images in reading order
 * @param origins where each of the pages comes from
 * @param identityPages places in this booklet, from 1, of the pages on which a writer's name may
 *     stand
 * @param saidPages places, from 1, of the pages of which a person said so, or that none does
 * @param studentNameGuess whose it may be by its first page's file name, or null
 * @param paper what it was cut from
 */
public record MadeBooklet(
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
    Paper paper) {}
