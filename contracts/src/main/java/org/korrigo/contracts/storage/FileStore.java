package org.korrigo.contracts.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Where the services keep files. Content is addressed by its SHA-256 under the writing service's
 * own prefix: storing the same bytes twice is one object, so a repeated job leaves nothing double.
 * Every method blocks: call it on a worker.
 */
public interface FileStore {

  /**
   * A new empty file for building content, on the store's own disk; the caller stores or deletes
   * it.
   *
   * @throws FileNotStoredException if it cannot be made
   */
  Path newTemporaryFile();

  /**
   * Opens a temporary file for writing; buffered. It throws {@link FileNotStoredException} for what
   * it cannot write, also when it is closed.
   */
  static OutputStream writing(Path temporary) {
    return new TemporaryFileOutput(temporary);
  }

  /**
   * Takes a file into the store.
   *
   * @param content moved into the store: afterwards it is gone from where it was
   * @throws FileNotStoredException if it cannot be taken
   */
  StoredFile store(Path content, String contentType);

  /**
   * Writes content into the store.
   *
   * @throws FileNotStoredException if it cannot be written or taken
   */
  StoredFile store(Content content, String contentType);

  /**
   * A local file with the content, for reading only, whose hash was checked.
   *
   * @throws DamagedFileException if the content is missing or is not what was stored
   */
  Path fetch(StoredFile file);

  /** Removes an object to which no row refers any more, or, for an erasure, must refer any more. */
  void delete(StoredFile file);

  /** Something that writes itself. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
