package org.korrigo.exams.scan;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.korrigo.contracts.exams.UploadMode;
import org.korrigo.contracts.json.JsonColumn;

/**
 * The work that an upload causes. A worker holds it by a token while its lease lasts; every step
 * renews the lease, and a worker whose token is no longer the job's may not write any more.
 */
@Entity
class ScanJob {
  /** Claims without any progress in between after which a job is given up. */
  static final int MOST_ATTEMPTS = 5;

  @Id UUID id;
  UUID examId;
  UUID uploadId;

  @Enumerated(EnumType.STRING)
  UploadMode kind;

  @Enumerated(EnumType.STRING)
  JobState state;

  int done;
  int total;

  @Convert(converter = NotesColumn.class)
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(notes as text)", write = JsonColumn.WRITE)
  List<String> notes = List.of();

  int attempts;
  UUID leaseToken;
  Instant leaseUntil;
  Instant createdAt;
  Instant startedAt;
  Instant finishedAt;

  static ScanJob queued(UUID id, Upload upload, UploadMode kind, Instant now) {
    ScanJob job = new ScanJob();
    job.id = id;
    job.examId = upload.examId;
    job.uploadId = upload.id;
    job.kind = kind;
    job.state = JobState.QUEUED;
    job.total = upload.sides;
    job.createdAt = now;
    return job;
  }

  /** A worker takes the job, be it new or left behind by another. */
  void claim(UUID token, Duration lease, Instant now) {
    state = JobState.RUNNING;
    attempts++;
    leaseToken = token;
    leaseUntil = now.plus(lease);
    startedAt = startedAt == null ? now : startedAt;
  }

  boolean heldBy(UUID token) {
    return state == JobState.RUNNING && token.equals(leaseToken);
  }

  /** Some sides more are settled. */
  void progress(int sides, Duration lease, Instant now) {
    done += sides;
    attempts = 0;
    leaseUntil = now.plus(lease);
  }

  /** The worker gives the job up; another may take it after a while. */
  void release(Instant notBefore) {
    state = JobState.QUEUED;
    leaseToken = null;
    leaseUntil = notBefore;
  }

  boolean hopeless() {
    return attempts >= MOST_ATTEMPTS;
  }

  void finish(JobState outcome, List<String> said, Instant now) {
    state = outcome;
    leaseToken = null;
    leaseUntil = null;
    finishedAt = now;
    List<String> all = new ArrayList<>(notes);
    all.addAll(said);
    notes = all;
  }

  JobView view(List<JobView.Fault> openSides) {
    List<JobView.Fault> faults = new ArrayList<>();
    notes.forEach(note -> faults.add(new JobView.Fault(null, note)));
    faults.addAll(openSides);
    return new JobView(
        id, examId, uploadId, kind, state, done, total, faults, createdAt, startedAt, finishedAt);
  }
}
