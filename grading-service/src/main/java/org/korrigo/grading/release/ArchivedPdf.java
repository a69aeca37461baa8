package org.korrigo.grading.release;

import java.time.Instant;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.grading.copy.CopyMarks;

/**
 * An annotated PDF on its way into an archive.
 *
 * @param name what it is called there; no two are called the same
 * @param gradedAt when it was made
 */
record ArchivedPdf(String anonymousId, String name, StoredFile pdf, Instant gradedAt) {
  private static final String UNSAFE = "[^\\p{L}\\p{M}\\p{Nd} .'’_-]";

  /**
   * The PDF of a copy.
   *
   * @param pupil what its owner is called, or null to call it by the anonymous id alone
   */
  static ArchivedPdf of(CopyMarks copy, String pupil) {
    String name = pupil == null ? copy.anonymousId() : pupil + " - " + copy.anonymousId();
    return new ArchivedPdf(
        copy.anonymousId(),
        name.replaceAll(UNSAFE, "_") + ".pdf",
        copy.finalPdf(),
        copy.gradedAt());
  }
}
