package org.korrigo.exams.scan;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.korrigo.contracts.exams.UploadMode;
import org.korrigo.contracts.json.JsonColumn;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

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

  /** The request that brought it, which may have brought several. */
  UUID requestId;

  /** Its place in the request, from 1. */
  int position;

  /** The batch; null for single pupils' files, and once the job is cancelled. */
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
  String cancelledById;

  /** Whether it is done again, after copies were proposed. */
  @Column(name = "is_repeated")
  boolean repeated;

  /**
   * The job of a batch.
   *
   * @param requestId the request that brought it
   * @param position its place in that request, from 1
   */
  static ScanJob ofBatch(UUID requestId, int position, Upload upload, Instant now) {
    UUID id = position == 1 ? requestId : next(requestId, position);
    ScanJob job = queued(id, requestId, UploadMode.BATCH_A3, upload.examId, now);
    job.position = position;
    job.uploadId = upload.id;
    job.total = upload.sides;
    return job;
  }

  /** The one job of all files that a request brought, each a pupil's. */
  static ScanJob ofFiles(UUID requestId, UUID examId, List<Upload> uploads, Instant now) {
    ScanJob job = queued(requestId, requestId, UploadMode.INDIVIDUAL_A4, examId, now);
    job.position = 1;
    job.total = uploads.stream().mapToInt(upload -> upload.sides).sum();
    return job;
  }

  /** The first job's id is the request's; the others' follow from it, so a repetition is seen. */
  private static UUID next(UUID requestId, int position) {
    return UUID.nameUUIDFromBytes((requestId + "/" + position).getBytes(StandardCharsets.UTF_8));
  }

  private static ScanJob queued(
      UUID id, UUID requestId, UploadMode kind, UUID examId, Instant now) {
    ScanJob job = new ScanJob();
    job.id = id;
    job.requestId = requestId;
    job.examId = examId;
    job.kind = kind;
    job.state = JobState.QUEUED;
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

  /** Some sides more are settled; without any, the worker only says that it is alive. */
  void progress(int sides, Duration lease, Instant now) {
    done += sides;
    attempts = sides == 0 ? attempts : 0;
    leaseUntil = now.plus(lease);
  }

  /** The worker gives the job up; another may take it after a while. */
  void release(Instant notBefore) {
    state = JobState.QUEUED;
    leaseToken = null;
    leaseUntil = notBefore;
  }

  /** The job is to be done again for some of its sides. */
  void again(int sides) {
    state = JobState.QUEUED;
    done -= sides;
    attempts = 0;
    repeated = true;
    notes = List.of();
    startedAt = null;
    finishedAt = null;
  }

  /**
   * A person has seen to what made the job fail: it goes on where it was.
   *
   * @throws Problem illegal-transition if it did not fail
   */
  void retry() {
    if (state != JobState.FAILED) {
      throw refused("A job that is " + state + " is not tried again.", "RETRY");
    }
    state = JobState.QUEUED;
    attempts = 0;
    notes = List.of();
    finishedAt = null;
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

  /**
   * Requires that a person may still cancel the job.
   *
   * @throws Problem illegal-transition once it is DONE, or cancelled already
   */
  void requireCancellable() {
    if (state == JobState.DONE || state == JobState.CANCELLED) {
      throw refused("A job that is " + state + " cannot be cancelled.", "CANCEL");
    }
  }

  /** A person takes the upload back: no worker may write any more. */
  void cancel(String actorId, Instant now) {
    finish(JobState.CANCELLED, List.of(), now);
    cancelledById = actorId;
    uploadId = null;
  }

  /** A person has it left as it was before it was to be done again. */
  void leave(Instant now) {
    notes = List.of();
    finish(JobState.DONE, List.of(), now);
    done = total;
  }

  private Problem refused(String why, String action) {
    return new Problem(ProblemType.ILLEGAL_TRANSITION, why)
        .with("state", state)
        .with("action", action);
  }

  JobView view(List<JobView.Fault> openSides) {
    List<JobView.Fault> faults = new ArrayList<>();
    notes.forEach(note -> faults.add(new JobView.Fault(null, null, note)));
    faults.addAll(openSides);
    return new JobView(
        id, examId, uploadId, kind, state, done, total, faults, createdAt, startedAt, finishedAt);
  }
}
