package org.korrigo.contracts.storage;

import java.nio.file.Path;

/** The directory store of the services, without a service around it. */
public final class StoreInDirectory {
  private StoreInDirectory() {}

  public static FileStore at(Path directory) {
    return new DirectoryFileStore(directory, "exams");
  }
}
