package org.korrigo.grading.audit;

import java.util.List;
import java.util.UUID;
import org.korrigo.grading.journal.CheckedJournal;
import org.korrigo.grading.journal.JournalFault;

/**
 * What an audit of a copy found.
 *
 * @param rows how many rows its journal has
 * @param hash the hash of the last one, 64 hexadecimal digits, to be kept elsewhere; null if there
 *     is none
 * @param sound whether nothing is wrong at all
 * @param faults rows that are altered, missing, moved or inserted, by place
 * @param differences what is stored otherwise than the journal tells
 */
record AuditView(
    UUID copyId,
    int rows,
    String hash,
    boolean sound,
    List<JournalFault> faults,
    List<Difference> differences) {

  static AuditView of(CheckedJournal journal, List<Difference> differences) {
    return new AuditView(
        journal.copyId(),
        journal.rows(),
        journal.hash(),
        journal.faults().isEmpty() && differences.isEmpty(),
        journal.faults(),
        differences);
  }
}
