package org.korrigo.contracts.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Iterator;

/**
 * A list of the files of other services that a service uses: a head with its name and the time, a
 * key a line in ascending order, and an end with their number, without which the list is not whole.
 */
final class UsedFiles {
  private static final String HEAD = "# files used by ";
  private static final String END = "# end ";

  private UsedFiles() {}

  /** Writes a list. */
  static void write(PrintStream out, String service, Instant now, Iterator<String> keys) {
    out.println(HEAD + service + " " + now);
    long count = 0;
    while (keys.hasNext()) {
      out.println(keys.next());
      count++;
    }
    out.println(END + count);
  }

  /**
   * Reads a list once from its head to its end.
   *
   * @param oldest the time before which it would be out of date
   * @throws IllegalArgumentException if it is another's, too old, not whole or not in order
   */
  static void check(Path list, String service, Instant oldest) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(list)) {
      String head = lines.readLine();
      if (head == null || !head.startsWith(HEAD + service + " ")) {
        throw new IllegalArgumentException(list + " is not the list of " + service);
      }
      if (timeIn(list, head.substring((HEAD + service + " ").length())).isBefore(oldest)) {
        throw new IllegalArgumentException(list + " is out of date");
      }
      long count = 0;
      String last = "";
      String line = lines.readLine();
      while (line != null && !line.startsWith("#")) {
        if (line.compareTo(last) <= 0) {
          throw new IllegalArgumentException(list + " is not in order");
        }
        last = line;
        count++;
        line = lines.readLine();
      }
      if (!(END + count).equals(line) || lines.readLine() != null) {
        throw new IllegalArgumentException(list + " is not whole");
      }
    }
  }

  /** The keys of a list that was checked, as lines are read from it. */
  static Iterator<String> keys(BufferedReader list) {
    return list.lines().filter(line -> !line.startsWith("#")).iterator();
  }

  private static Instant timeIn(Path list, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(list + " does not say when it was made", e);
    }
  }
}
