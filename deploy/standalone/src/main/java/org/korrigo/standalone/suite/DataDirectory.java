package org.korrigo.standalone.suite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.korrigo.standalone.Complaint;

/**
 * Where everything that must survive a restart lives. One suite at a time holds it: the lock goes
 * with the process, so none is ever left behind.
 */
public final class DataDirectory implements AutoCloseable {
  private final Path root;
  private FileChannel lockFile;

  /** Names the directory; nothing is created yet. */
  public DataDirectory(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /**
   * Creates what is missing and takes the directory for this process.
   *
   * @throws Complaint when another suite holds it, or it cannot be written
   */
  public DataDirectory lock() {
    try {
      Files.createDirectories(root);
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      Files.createDirectories(logs());
      Files.createDirectories(files());
      lockFile =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = lockFile.tryLock();
      if (lock == null) {
        throw alreadyRunning();
      }
      return this;
    } catch (OverlappingFileLockException sameProcess) {
      throw alreadyRunning();
    } catch (IOException unwritable) {
      throw new Complaint("The data directory %s cannot be used: %s".formatted(root, unwritable));
    }
  }

  private Complaint alreadyRunning() {
    return new Complaint(
        "Korrigo already runs on %s: see deploy/korrigo status, or end it with deploy/korrigo down"
            .formatted(root));
  }

  /** The directory itself. */
  public Path root() {
    return root;
  }

  /** One log per process. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** The store of scans and PDFs, shared by the services. */
  public Path files() {
    return root.resolve("files");
  }

  /** Passwords and keys, readable by the owner alone. */
  public Path secrets() {
    return root.resolve("secrets.properties");
  }

  /** What runs at the moment. */
  public Path runState() {
    return root.resolve("run.json");
  }

  /** Where PostgreSQL keeps its programs and its cluster. */
  public Path postgres() {
    return root.resolve("postgres");
  }

  /** Where Kafka keeps its log. */
  public Path kafka() {
    return root.resolve("kafka");
  }

  @Override
  public void close() throws IOException {
    if (lockFile != null) {
      lockFile.close();
    }
  }
}
