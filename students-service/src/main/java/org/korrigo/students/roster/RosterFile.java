package org.korrigo.students.roster;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * A roster file that was read.
 *
 * @param importedBy the subject of the account, or what ran the command
 * @param sha256 of the bytes, 64 hexadecimal digits
 * @param roster what it says
 */
record RosterFile(String importedBy, String sha256, Roster roster) {

  /** Reads a file; CPU-heavy, so never on the event loop. */
  static RosterFile read(byte[] content, String importedBy, LocalDate today) {
    return new RosterFile(importedBy, sha256(content), PronoteRoster.read(content, today));
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
