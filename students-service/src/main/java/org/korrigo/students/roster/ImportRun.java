package org.korrigo.students.roster;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.korrigo.students.student.Enrolment;

/** Who imported which file when, and what came of it. Never changes. */
@Entity
class ImportRun {
  @Id private UUID id;
  private String importedBy;
  private Instant importedAt;

  @JdbcTypeCode(SqlTypes.CHAR)
  private String fileSha256;

  private int rowCount;
  private int createdCount;
  private int updatedCount;
  private int unchangedCount;

  @JdbcTypeCode(SqlTypes.JSON)
  private ImportReport report;

  ImportRun() {}

  ImportRun(
      UUID id, RosterFile file, Instant importedAt, Enrolment enrolment, ImportReport report) {
    this.id = id;
    this.importedBy = file.importedBy();
    this.importedAt = importedAt.truncatedTo(ChronoUnit.MICROS);
    this.fileSha256 = file.sha256();
    this.rowCount =
        enrolment.created() + enrolment.updated() + enrolment.unchanged() + report.faults().size();
    this.createdCount = enrolment.created();
    this.updatedCount = enrolment.updated();
    this.unchangedCount = enrolment.unchanged();
    this.report = report;
  }

  boolean isOf(RosterFile file) {
    return fileSha256.equals(file.sha256());
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
