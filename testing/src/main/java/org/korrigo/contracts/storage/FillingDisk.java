package org.korrigo.contracts.storage;

import io.quarkus.test.junit.QuarkusMock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.korrigo.testing.FullStore;

/**
 * A service's store on a disk that is full after some writes: files that are made there take no
 * byte, and files that were written are not taken in. Each failure is one of the file system.
 */
public final class FillingDisk extends DirectoryFileStore {
  /** Where every write fails for want of room. */
  public static final Path TAKES_NO_BYTE = Path.of("/dev/full");

  private final String service;
  private int room = Integer.MAX_VALUE;

  private FillingDisk(String service) {
    super(root(), service);
    this.service = service;
  }

  private static Path root() {
    return Path.of(ConfigProvider.getConfig().getValue("korrigo.files.directory", String.class));
  }

  /** In place of the service's store, for the rest of a test; with room for everything. */
  public static FillingDisk inUse(String service) {
    FillingDisk disk = new FillingDisk(service);
    QuarkusMock.installMockForType(disk, FileStore.class);
    return disk;
  }

  /** From now on there is room for so many files more that are made or taken in. */
  public synchronized void leave(int writes) {
    room = writes;
  }

  /** From now on there is room for everything. */
  public void leaveEnough() {
    leave(Integer.MAX_VALUE);
  }

  private synchronized boolean hasRoom() {
    return room-- > 0;
  }

  /** How many files were made and neither stored nor deleted. */
  public long incoming() throws IOException {
    try (Stream<Path> files = Files.list(root().resolve("incoming").resolve(service))) {
      return files.count();
    }
  }

  @Override
  public Path newTemporaryFile() {
    Path file = super.newTemporaryFile();
    if (hasRoom()) {
      return file;
    }
    try {
      Files.delete(file);
      return Files.createSymbolicLink(file, TAKES_NO_BYTE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public StoredFile store(Path content, String contentType) {
    if (hasRoom()) {
      return super.store(content, contentType);
    }
    try (FullStore _ = FullStore.ofWritten(service)) {
      return super.store(content, contentType);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
