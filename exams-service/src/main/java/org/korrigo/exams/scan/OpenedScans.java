package org.korrigo.exams.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * The files of a request that all passed the checks and are not stored yet.
 *
 * @param ignored names of archive entries that are no papers
 */
record OpenedScans(List<CheckedScan> scans, List<String> ignored) {

  /** Removes what was not taken into the store. Blocks. */
  Void discard() throws IOException {
    for (CheckedScan scan : scans) {
      Files.deleteIfExists(scan.file().content());
    }
    return null;
  }
}
