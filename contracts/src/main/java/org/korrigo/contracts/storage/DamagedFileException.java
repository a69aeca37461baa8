package org.korrigo.contracts.storage;

/** A stored file is missing, or its content is not what was stored. */
public final class DamagedFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String key;

  public DamagedFileException(StoredFile file, String what) {
    super("Stored file " + file.key() + ": " + what);
    this.key = file.key();
  }

  /** The file's key in the store. */
  public String key() {
    return key;
  }
}
