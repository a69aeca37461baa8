package org.korrigo.exams.scan;

import java.util.List;

/**
 * What one request brings.
 *
 * @param files in the order in which they were sent
 * @param pagesPerCopy A4 pages of a copy as the client says, or null
 * @param forced whether to take files although they were taken before
 */
record IncomingScans(List<IncomingFile> files, String pagesPerCopy, boolean forced) {
  IncomingScans {
    files = List.copyOf(files);
  }
}
