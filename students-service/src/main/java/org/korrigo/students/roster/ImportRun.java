package org.korrigo.students.roster;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.students.student.EnrolmentOutcome;

/** Who imported which file when, and what came of it. Changes only to forget a pupil. */
@Entity
class ImportRun {
  @Id private UUID id;
  private String importedBy;
  private Instant importedAt;

  @JdbcTypeCode(SqlTypes.CHAR)
  private String fileSha256;

  /** The file itself; null for a run from before files were kept. */
  @JdbcTypeCode(SqlTypes.JSON)
  private StoredFile file;

  private int rowCount;
  private int createdCount;
  private int updatedCount;
  private int unchangedCount;

  @JdbcTypeCode(SqlTypes.JSON)
  private ImportReport report;

  ImportRun() {}

  ImportRun(
      UUID id, RosterFile roster, StoredFile file, RosterOutcome outcome, Instant importedAt) {
    this.id = id;
    this.importedBy = roster.importedBy();
    this.importedAt = importedAt.truncatedTo(ChronoUnit.MICROS);
    this.fileSha256 = roster.sha256();
    this.file = file;
    this.rowCount = roster.roster().rows();
    this.createdCount = outcome.count(EnrolmentOutcome.ADDED);
    this.updatedCount = outcome.count(EnrolmentOutcome.CHANGED);
    this.unchangedCount = outcome.count(EnrolmentOutcome.LEFT);
    this.report = outcome.report();
  }

  /**
   * Forgets a pupil's lines.
   *
   * @param without the file that is kept instead, or null
   * @param erased where the lines start; null where nobody can tell
   */
  void forget(StoredFile without, Set<Integer> erased) {
    file = without;
    report = report.withoutFaultsOf(erased);
  }

  boolean isOf(RosterFile roster) {
    return fileSha256.equals(roster.sha256());
  }

  UUID id() {
    return id;
  }

  String importedBy() {
    return importedBy;
  }

  Instant importedAt() {
    return importedAt;
  }

  StoredFile file() {
    return file;
  }

  int rowCount() {
    return rowCount;
  }

  int createdCount() {
    return createdCount;
  }

  int updatedCount() {
    return updatedCount;
  }

  int unchangedCount() {
    return unchangedCount;
  }

  ImportReport report() {
    return report;
  }
}
