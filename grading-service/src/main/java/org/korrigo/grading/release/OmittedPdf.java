package org.korrigo.grading.release;

import java.util.List;
import java.util.stream.Stream;

/** A copy that an archive of annotated PDFs has no file of. */
record OmittedPdf(String anonymousId, Reason reason) {

  /** Why there is no file. */
  enum Reason {
    /** It is still being put together and was not handed over to be marked. */
    NOT_HANDED_OVER,
    /** It is still to be marked, or is being marked. */
    NOT_GRADED,
    /** The file is not in the store as it was written there. */
    FILE_DAMAGED
  }

  /** How the table of them begins, also if there is none. */
  static byte[] header() {
    return SafeCsv.file(Stream.of(List.of("anonymous_id", "reason")));
  }

  /** Rows of that table. */
  static byte[] rows(List<OmittedPdf> omitted) {
    return SafeCsv.more(
        omitted.stream().map(one -> List.of(SafeCsv.text(one.anonymousId()), one.reason().name())));
  }
}
