package org.korrigo.contracts.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The objects that one service has stored in the directory that all share. */
final class StoredObjects {
  private final Path root;
  private final String service;
  private final Path aside;

  StoredObjects(Path root, String service) {
    this.root = root;
    this.service = service;
    this.aside = root.resolve("removing").resolve(service);
  }

  /** Something that is done with each. */
  @FunctionalInterface
  interface Visitor {
    void visit(String key, Path file, long size) throws IOException;
  }

  /** Visits each in the order of the keys; in memory are the names of one directory at a time. */
  void visit(Visitor visitor) throws IOException {
    for (String digits : names(root.resolve(service))) {
      for (String name : names(root.resolve(service).resolve(digits))) {
        String key = service + "/" + digits + "/" + name;
        if (isRegular(key)) {
          visitor.visit(key, root.resolve(key), sizeOf(root.resolve(key)));
        }
      }
    }
  }

  /** Whether it was stored before a time; a second time counts. */
  static boolean isBefore(Path file, Instant limit) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(limit);
    } catch (NoSuchFileException gone) {
      return false;
    }
  }

  /**
   * Removes an object that was stored before a time. It is taken aside first: whoever stores the
   * same content meanwhile either has a file of its own or finds this one put back.
   *
   * @return whether it was removed
   */
  boolean remove(String key, Instant limit) throws IOException {
    Path file = root.resolve(key);
    if (!isBefore(file, limit)) {
      return false;
    }
    Path taken = Files.createDirectories(aside).resolve(file.getFileName());
    try {
      Files.move(file, taken, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException gone) {
      return false;
    }
    if (isBefore(taken, limit)) {
      return Files.deleteIfExists(taken);
    }
    putBack(taken);
    return false;
  }

  /** Puts back what a run that was killed had taken aside. */
  void putBackAll() throws IOException {
    for (String name : names(aside)) {
      putBack(aside.resolve(name));
    }
  }

  private void putBack(Path taken) throws IOException {
    String name = taken.getFileName().toString();
    Path place = root.resolve(service).resolve(name.substring(0, 2)).resolve(name);
    Files.createDirectories(place.getParent());
    Files.move(taken, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private boolean isRegular(String key) {
    return key.matches(StoredFilesCommand.keysOf(service))
        && Files.isRegularFile(root.resolve(key));
  }

  /** In bytes; 0 of one that is gone. */
  private static long sizeOf(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException gone) {
      return 0;
    }
  }

  private static List<String> names(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(directory)) {
      return inside.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }
}
