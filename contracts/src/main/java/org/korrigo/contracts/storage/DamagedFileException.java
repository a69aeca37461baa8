package org.korrigo.contracts.storage;

/** A stored file is missing, or its content is not what was stored. */
public final class DamagedFileException extends RuntimeException {
  public DamagedFileException(StoredFile file, String what) {
    super("Stored file " + file.key() + ": " + what);
  }
}
