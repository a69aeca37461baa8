package org.korrigo.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A file store that takes nothing until this is closed, as one whose disk is full: a file stands
 * where a service's directory for incoming files was.
 */
public final class FullStore implements AutoCloseable {
  private final Path incoming;
  private final Path aside;

  private FullStore(Path incoming) {
    this.incoming = incoming;
    this.aside = incoming.resolveSibling("aside-" + incoming.getFileName());
  }

  /** From now on nothing of a service can be stored. */
  public static FullStore of(String service) throws IOException {
    Path files =
        Path.of(ConfigProvider.getConfig().getValue("korrigo.files.directory", String.class));
    FullStore store = new FullStore(files.resolve("incoming").resolve(service));
    Files.createDirectories(store.incoming);
    Files.move(store.incoming, store.aside);
    Files.writeString(store.incoming, "in the way");
    return store;
  }

  /** From now on everything can be stored. */
  @Override
  public void close() throws IOException {
    Files.delete(incoming);
    Files.move(aside, incoming);
  }
}
