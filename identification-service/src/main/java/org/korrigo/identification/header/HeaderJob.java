package org.korrigo.identification.header;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.korrigo.contracts.storage.StoredFile;

/**
 * A copy whose headers are to be read, ours until the lease ends.
 *
 * @param sequence which state of the copy was claimed
 * @param headers of all its sheets
 * @param erased the sha256 of pictures of headers, these or others, that are not read again
 * @param attempts how often it has been claimed, this time included
 * @param misses how often the file store said that a header is missing or damaged
 */
record HeaderJob(
    UUID copyId,
    UUID examId,
    long sequence,
    List<StoredFile> headers,
    Set<String> erased,
    int attempts,
    int misses) {

  /** The headers that may be read. */
  List<StoredFile> readable() {
    return headers.stream().filter(header -> !erased.contains(header.sha256())).toList();
  }

  /** Whether there are others. */
  boolean isPartErased() {
    return readable().size() < headers.size();
  }
}
