package org.korrigo.exams.copy;

import java.security.SecureRandom;

/**
 * What correctors see instead of a name (domain §4): drawn at random, so that it can be neither
 * guessed nor put in order, from signs that are not mistaken for each other on paper and form no
 * words. 12 of 28 signs are 57 bits: among a million copies the odds of a collision are one in
 * 400,000, and the database would refuse it.
 */
final class AnonymousId {
  static final String SIGNS = "23456789BCDFGHJKMNPQRSTVWXYZ";
  private static final int GROUPS = 3;
  private static final int GROUP = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private AnonymousId() {}

  /** A new one, such as {@code 7KQF-M3XW-9PTD}. */
  static String next() {
    StringBuilder id = new StringBuilder();
    for (int group = 0; group < GROUPS; group++) {
      if (group > 0) {
        id.append('-');
      }
      for (int i = 0; i < GROUP; i++) {
        id.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
      }
    }
    return id.toString();
  }
}
