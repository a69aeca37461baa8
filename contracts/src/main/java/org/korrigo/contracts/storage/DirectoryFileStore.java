package org.korrigo.contracts.storage;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The file store in a directory, which all services of an installation share; each writes under its
 * own prefix.
 */
@ApplicationScoped
class DirectoryFileStore implements FileStore {
  private static final int REMEMBERED = 10_000;

  private final Path root;
  private final String prefix;

  /** Key, size and time of files whose hash was checked since this process started. */
  private final Set<String> checked = ConcurrentHashMap.newKeySet();

  /**
   * Directories that are known to outlast a power cut: at most one for each two digits of a hash.
   */
  private final Set<Path> durable = ConcurrentHashMap.newKeySet();

  DirectoryFileStore(
      @ConfigProperty(name = "korrigo.files.directory") Path root,
      @ConfigProperty(name = "korrigo.service") String service) {
    this.root = root.toAbsolutePath().normalize();
    this.prefix = service;
  }

  @Override
  public Path newTemporaryFile() {
    try {
      return Files.createTempFile(
          Files.createDirectories(root.resolve("incoming").resolve(prefix)), "new-", null);
    } catch (IOException e) {
      throw new FileNotStoredException(e);
    }
  }

  @Override
  public StoredFile store(Content content, String contentType) {
    Path temporary = newTemporaryFile();
    try {
      try (OutputStream out = FileStore.writing(temporary)) {
        content.writeTo(out);
      }
      return store(temporary, contentType);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deleteQuietly(temporary);
    }
  }

  @Override
  public StoredFile store(Path content, String contentType) {
    try {
      String sha256 = sha256(content);
      String key = prefix + "/" + sha256.substring(0, 2) + "/" + sha256;
      StoredFile file = new StoredFile(key, sha256, Files.size(content), contentType);
      Path target = root.resolve(key);
      makeDurable(target.getParent());
      try (FileChannel channel = FileChannel.open(content, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          content, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      force(target.getParent());
      return file;
    } catch (IOException e) {
      throw new FileNotStoredException(e);
    }
  }

  @Override
  public Path fetch(StoredFile file) {
    Path path = pathOf(file);
    try {
      if (!Files.isRegularFile(path)) {
        throw new DamagedFileException(file, "it is missing");
      }
      String seen = file.key() + "|" + Files.size(path) + "|" + Files.getLastModifiedTime(path);
      if (!checked.contains(seen)) {
        if (!sha256(path).equals(file.sha256())) {
          throw new DamagedFileException(file, "its content is not what was stored");
        }
        remember(seen);
      }
      return path;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void delete(StoredFile file) {
    try {
      Files.deleteIfExists(pathOf(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Creates a directory with those above it, so that a power cut takes none of them away. */
  private void makeDurable(Path directory) throws IOException {
    if (durable.contains(directory) && Files.isDirectory(directory)) {
      return;
    }
    Files.createDirectories(directory);
    for (Path each = directory; !each.equals(root); each = each.getParent()) {
      force(each.getParent());
    }
    if (root.getParent() != null) {
      force(root.getParent());
    }
    durable.add(directory);
  }

  /** Writes a directory's entries to the disk, where the platform lets a directory be opened. */
  void force(Path directory) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(directory, StandardOpenOption.READ);
    } catch (IOException notHere) {
      return;
    }
    try (channel) {
      channel.force(true);
    }
  }

  private Path pathOf(StoredFile file) {
    Path path = root.resolve(file.key()).normalize();
    if (!path.startsWith(root)) {
      throw new DamagedFileException(file, "its key leads out of the store");
    }
    return path;
  }

  private void remember(String seen) {
    if (checked.size() >= REMEMBERED) {
      checked.clear();
    }
    checked.add(seen);
  }

  private static void deleteQuietly(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
