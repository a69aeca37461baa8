package org.korrigo.identification.header;

import org.korrigo.contracts.storage.DamagedFileException;

/** The file store does not give a header. */
final class HeaderFilesException extends RuntimeException {
  HeaderFilesException(Exception cause) {
    super("The file store does not give a header.", cause);
  }

  /** Whether the store says so of this one file: it is missing or not what was stored. */
  boolean isOfThisFile() {
    return getCause() instanceof DamagedFileException;
  }
}
