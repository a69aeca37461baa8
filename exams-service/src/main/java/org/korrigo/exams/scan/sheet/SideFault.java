package org.korrigo.exams.scan.sheet;

/** What is wrong with one side of a scan. */
public enum SideFault {
  /** Its picture or page is broken; nothing of it is shown rather than a half. */
  DAMAGED,
  /** Its picture is in a compression that cannot be read here. */
  UNSUPPORTED_COMPRESSION,
  /** Its picture has more pixels than allowed. */
  TOO_MANY_PIXELS,
  /** Reading it takes longer than allowed. */
  TOO_SLOW,
  /** It is no folded sheet shown as landscape, and was to be cut as one. */
  NOT_A_FOLDED_SHEET,
  /** It is larger than A4, and was to be one page of a pupil's file. */
  NOT_A_SINGLE_PAGE
}
