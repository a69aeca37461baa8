package org.korrigo.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A file store that takes nothing until this is closed, as one whose disk is full: a file stands
 * where a directory of a service's was.
 */
public final class FullStore implements AutoCloseable {
  private final Path directory;
  private final Path aside;

  private FullStore(Path directory) throws IOException {
    this.directory = directory;
    this.aside = directory.resolveSibling("aside-" + directory.getFileName());
    Files.createDirectories(directory);
    Files.move(directory, aside);
    Files.writeString(directory, "in the way");
  }

  /** From now on nothing of a service can be stored. */
  public static FullStore of(String service) throws IOException {
    return new FullStore(files().resolve("incoming").resolve(service));
  }

  /**
   * From now on no file of a service can be taken in that is written already; nor can one be read
   * that is stored.
   */
  public static FullStore ofWritten(String service) throws IOException {
    return new FullStore(files().resolve(service));
  }

  private static Path files() {
    return Path.of(ConfigProvider.getConfig().getValue("korrigo.files.directory", String.class));
  }

  /** From now on everything can be stored. */
  @Override
  public void close() throws IOException {
    Files.delete(directory);
    Files.move(aside, directory);
  }
}
