package org.korrigo.exams.scan.sheet;

/**
 * A refused file: what is wrong and where.
 *
 * @param reason the kind of fault
 * @param page the page it was found on, from 1; 0 if it is the file's as a whole
 * @param message one sentence for the person who sent it
 */
public record PdfRefusal(PdfRefusalReason reason, int page, String message) {}
