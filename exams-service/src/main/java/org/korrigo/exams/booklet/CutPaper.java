package org.korrigo.exams.booklet;

import java.util.UUID;

/**
 * From what a booklet was cut.
 *
 * @param id the booklet
 * @param uploadId its scan
 * @param sheet its place among the sheets of that scan, from 1
 */
public record CutPaper(UUID id, Paper paper, UUID uploadId, int sheet) {}
