package org.korrigo.grading.release;

import java.util.List;
import java.util.stream.Stream;

/** A copy that an archive of annotated PDFs has no file of. */
record OmittedPdf(String anonymousId, Reason reason) {

  /** Why there is no file. */
  enum Reason {
    /** It is still to be marked, or is being marked. */
    NOT_GRADED,
    /** The file is not in the store as it was written there. */
    FILE_DAMAGED
  }

  /** The list of them as a table, with its header even if it is empty. */
  static byte[] table(List<OmittedPdf> omitted) {
    return SafeCsv.file(
        Stream.concat(
            Stream.of(List.of("anonymous_id", "reason")),
            omitted.stream()
                .map(one -> List.of(SafeCsv.text(one.anonymousId()), one.reason().name()))));
  }
}
