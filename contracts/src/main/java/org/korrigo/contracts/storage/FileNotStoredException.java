package org.korrigo.contracts.storage;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A file could not be written or taken into the store, as where its disk is full. */
public final class FileNotStoredException extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  public FileNotStoredException(IOException cause) {
    super("A file could not be stored", cause);
  }
}
