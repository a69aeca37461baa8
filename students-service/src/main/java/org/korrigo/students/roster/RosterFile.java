package org.korrigo.students.roster;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

/**
 * A roster file that was read.
 *
 * @param importedBy the subject of the account, or what ran the command
 * @param content its bytes
 * @param sha256 of the bytes, 64 hexadecimal digits
 * @param roster what it says
 */
record RosterFile(String importedBy, byte[] content, String sha256, Roster roster) {
  static final String CONTENT_TYPE = "text/csv";

  private static final int MOST_VIOLATIONS = 100;

  /** Reads a file; CPU-heavy, so never on the event loop. */
  static RosterFile read(byte[] content, String importedBy, LocalDate today) {
    return new RosterFile(importedBy, content, sha256(content), PronoteRoster.read(content, today));
  }

  /**
   * Says whether all of it can be taken.
   *
   * @throws Problem unsupported-roster with the first 100 lines that cannot
   */
  void requireNothingRefused() {
    if (roster.faults().isEmpty()) {
      return;
    }
    Problem problem =
        new Problem(
                ProblemType.UNSUPPORTED_ROSTER,
                roster.faults().size()
                    + " of "
                    + roster.rows()
                    + " lines cannot be taken, so nothing was imported: mend them, or leave them"
                    + " out with leave_out_refused=true.")
            .with("refused", roster.faults().size());
    roster.faults().stream()
        .limit(MOST_VIOLATIONS)
        .forEach(fault -> problem.violating("line " + fault.line(), fault.message()));
    throw problem;
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
