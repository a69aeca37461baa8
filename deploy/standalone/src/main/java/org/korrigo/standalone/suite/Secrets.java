package org.korrigo.standalone.suite;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Passwords and keys, made up when first asked for and kept in one file that only its owner can
 * read. The names are {@code account.<user>}, {@code database.<role>}, {@code client.<id>} and a
 * few of their own.
 */
public final class Secrets {
  /** Without the characters that people mistake for one another. */
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzACDEFGHJKLMNPQRSTUVWXYZ234679";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;
  private final TreeMap<String, String> values = new TreeMap<>();

  private Secrets(Path file) {
    this.file = file;
  }

  /** Reads what is there; a missing file is an empty one. */
  public static Secrets load(Path file) {
    Secrets secrets = new Secrets(file);
    if (Files.exists(file)) {
      Properties properties = new Properties();
      try (BufferedReader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
      properties
          .stringPropertyNames()
          .forEach(k -> secrets.values.put(k, properties.getProperty(k)));
    }
    return secrets;
  }

  /**
   * The secret of that name; made up and written down when there is none yet. 32 characters, about
   * 182 bits.
   */
  public synchronized String get(String name) {
    return get(name, 32);
  }

  /** A shorter one for people to type: 14 characters, about 80 bits. */
  public synchronized String password(String name) {
    return get(name, 14);
  }

  private String get(String name, int length) {
    String known = values.get(name);
    if (known == null) {
      known = random(length);
      values.put(name, known);
      save();
    }
    return known;
  }

  private static String random(int length) {
    StringBuilder secret = new StringBuilder();
    for (int i = 0; i < length; i++) {
      secret.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return secret.toString();
  }

  private void save() {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(draft);
      Files.createFile(
          draft,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (BufferedWriter writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
        writer.write("# Made up by the standalone suite. Whoever has this file has everything.\n");
        for (var entry : values.entrySet()) {
          writer.write(entry.getKey() + "=" + entry.getValue() + "\n");
        }
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
