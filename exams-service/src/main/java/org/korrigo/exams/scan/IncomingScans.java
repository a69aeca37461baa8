package org.korrigo.exams.scan;

import java.io.IOException;
import java.util.List;
import org.korrigo.contracts.exams.UploadMode;
import org.korrigo.exams.hash.Sha256;

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

  /**
   * The same for the same request made again: of the files in their order and of what becomes of
   * them by it; of names only where they say whose a file is. Blocks.
   *
   * @param pages A4 pages of a copy as proposed
   * @return a SHA-256 in hexadecimal digits
   */
  String digest(UploadMode mode, int pages) throws IOException {
    StringBuilder text = new StringBuilder(mode + " " + pages);
    for (IncomingFile file : files) {
      text.append('\n').append(Sha256.of(file.content()));
      if (mode == UploadMode.INDIVIDUAL_A4) {
        text.append(' ').append(file.name());
      }
    }
    return Sha256.of(text.toString());
  }
}
