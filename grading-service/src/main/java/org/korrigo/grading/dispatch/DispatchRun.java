package org.korrigo.grading.dispatch;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A dispatch that was done: written once, kept as long as its exam. */
@Entity
class DispatchRun {
  @Id UUID id;
  UUID examId;
  Instant createdAt;

  @JdbcTypeCode(SqlTypes.JSON)
  NewDispatch request;

  @JdbcTypeCode(SqlTypes.JSON)
  DispatchView report;

  static DispatchRun of(NewDispatch request, DispatchView report) {
    DispatchRun run = new DispatchRun();
    run.id = report.id();
    run.examId = report.examId();
    run.createdAt = report.createdAt();
    run.request = request;
    run.report = report;
    return run;
  }
}
