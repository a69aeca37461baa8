package org.korrigo.contracts.storage;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What {@code remove_unused_files} is told.
 *
 * @param minAge more than 0
 * @param usedBy the name of each service that uses the files of this one → its list
 */
record RemovalOptions(boolean isDry, Duration minAge, Map<String, Path> usedBy) {
  private static final Duration DEFAULT_AGE = Duration.ofHours(24);

  /**
   * Reads them.
   *
   * @param users the services whose lists are needed
   * @throws IllegalArgumentException if they are not what the command takes
   */
  static RemovalOptions of(Set<String> users, String... arguments) {
    boolean isDry = false;
    Duration minAge = DEFAULT_AGE;
    Map<String, Path> usedBy = new TreeMap<>();
    for (int i = 1; i < arguments.length; i++) {
      if (arguments[i].equals("--dry-run")) {
        isDry = true;
        continue;
      }
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " is not known, or needs a value");
      }
      String value = arguments[++i];
      switch (arguments[i - 1]) {
        case "--min-age" -> minAge = ageIn(value);
        case "--used-by" -> {
          String[] parts = value.split("=", 2);
          if (parts.length < 2) {
            throw new IllegalArgumentException("--used-by takes SERVICE=FILE");
          }
          usedBy.put(parts[0], Path.of(parts[1]));
        }
        default -> throw new IllegalArgumentException(arguments[i - 1] + " is not known");
      }
    }
    if (!usedBy.keySet().equals(users)) {
      throw new IllegalArgumentException(
          "the lists that are needed are those of " + (users.isEmpty() ? "nobody" : users));
    }
    return new RemovalOptions(isDry, minAge, usedBy);
  }

  private static Duration ageIn(String text) {
    try {
      Duration age = Duration.parse(text);
      if (age.isPositive()) {
        return age;
      }
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(text + " is not a duration such as PT24H", e);
    }
    throw new IllegalArgumentException("the age must be more than 0");
  }
}
