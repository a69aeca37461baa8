package org.korrigo.students.account;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A password that is printed for one pupil and works once: four groups of four characters, 79 bits,
 * without letters and digits that look alike.
 */
final class OneTimePassword {
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int GROUPS = 4;
  private static final int GROUP = 4;

  private OneTimePassword() {}

  static String next(SecureRandom random) {
    return IntStream.range(0, GROUPS)
        .mapToObj(
            group ->
                random
                    .ints(GROUP, 0, ALPHABET.length())
                    .mapToObj(i -> ALPHABET.substring(i, i + 1))
                    .collect(Collectors.joining()))
        .collect(Collectors.joining("-"));
  }
}
