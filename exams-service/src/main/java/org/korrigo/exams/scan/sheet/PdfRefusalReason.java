package org.korrigo.exams.scan.sheet;

/** Why a file is not taken as a scan. */
public enum PdfRefusalReason {
  /** Its content is no PDF, whatever its name or the client says. */
  NOT_A_PDF,
  /** It is a PDF that does not open, or was cut off. */
  DAMAGED,
  /** It needs a password, or is encrypted without. */
  ENCRYPTED,
  /** It has no page. */
  NO_PAGES,
  /** It has more pages than allowed. */
  TOO_MANY_PAGES,
  /** One of its images has more pixels than allowed. */
  TOO_MANY_PIXELS
}
