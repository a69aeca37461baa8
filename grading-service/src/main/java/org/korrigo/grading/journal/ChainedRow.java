package org.korrigo.grading.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * A row of the journal with what its hash is made of (decision 28).
 *
 * @param place in the copy's journal, from 1; null in a row that grading did not write
 * @param hash as it stands beside the row; null in a row that grading did not write
 * @param microseconds when it was done, since 1970 in UTC
 * @param metadata the text that PostgreSQL makes of it
 */
record ChainedRow(
    Integer place,
    byte[] hash,
    UUID eventId,
    UUID copyId,
    UUID examId,
    String action,
    String actorId,
    long microseconds,
    String metadata) {

  /** What the first row follows. */
  static final byte[] BEGINNING = {};

  /** The hash that this row has when it is written after another one. */
  byte[] hashAfter(byte[] previous, int place) {
    String text =
        java.util.HexFormat.of().formatHex(previous)
            + '\n'
            + place
            + '\n'
            + eventId
            + '\n'
            + copyId
            + '\n'
            + examId
            + '\n'
            + action
            + '\n'
            + microseconds
            + '\n'
            + actorId.getBytes(StandardCharsets.UTF_8).length
            + '\n'
            + actorId
            + '\n'
            + metadata;
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Whether it was written after a row with this hash, at this place. */
  boolean follows(byte[] previous, int place) {
    return MessageDigest.isEqual(hash, hashAfter(previous, place));
  }
}
