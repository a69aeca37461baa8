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

  @Column(insertable = false, updatable = false)
  Long ordinal;

  UUID examId;

  /** The request that brought it, which may have brought several. */
  UUID requestId;

  /** A digest of what that request brought; null where it was not kept. */
  @Column(updatable = false)
  String requestSha256;

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

  /** The notes of the reading before the one that is going on. */
  @Convert(converter = NotesColumn.class)
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(notes_before as text)", write = JsonColumn.WRITE)
  List<String> notesBefore = List.of();

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
   * @param position its place in the request, from 1
   */
  static ScanJob ofBatch(NewUploads request, int position, Upload upload) {
    UUID first = request.requestId();
    ScanJob job = queued(position == 1 ? first : next(first, position), request);
    job.position = position;
    job.uploadId = upload.id;
    job.total = upload.sides;
    return job;
  }

  /** The one job of all files that a request brought, each a pupil's. */
  static ScanJob ofFiles(NewUploads request, List<Upload> uploads) {
    ScanJob job = queued(request.requestId(), request);
    job.position = 1;
    job.total = uploads.stream().mapToInt(upload -> upload.sides).sum();
    return job;
  }

  /** The first job's id is the request's; the others' follow from it, so a repetition is seen. */
  private static UUID next(UUID requestId, int position) {
    return UUID.nameUUIDFromBytes((requestId + "/" + position).getBytes(StandardCharsets.UTF_8));
  }

  private static ScanJob queued(UUID id, NewUploads request) {
    ScanJob job = new ScanJob();
    job.id = id;
    job.requestId = request.requestId();
    job.requestSha256 = request.sha256();
    job.examId = request.exam().id();
    job.kind = request.exam().uploadMode();
    job.state = JobState.QUEUED;
    job.createdAt = request.receivedAt();
    return job;
  }

  /**
   * Requires that the request which brought it is this one, made again.
   *
   * @throws Problem conflict if it was another one with the same idempotency key
   */
  void requireOf(NewUploads request) {
    if (!examId.equals(request.exam().id())) {
      throw new Problem(ProblemType.CONFLICT, "This idempotency key was used for another exam.");
    }
    if (requestSha256 != null && !requestSha256.equals(request.sha256())) {
      throw new Problem(ProblemType.CONFLICT, "This idempotency key was used for other files.");
    }
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
    notesBefore = notes;
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

  /** Once it is claimed: whether it will be hopeless unless something is settled. */
  boolean isLastAttempt() {
    return hopeless();
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
    notes = notesBefore;
    finish(JobState.DONE, List.of(), now);
    done = total;
  }

  private Problem refused(String why, String action) {
    return new Problem(ProblemType.ILLEGAL_TRANSITION, why)
        .with("state", state)
        .with("action", action);
  }

  JobView view(OpenFaults open) {
    List<JobView.Fault> faults = new ArrayList<>();
    notes.forEach(note -> faults.add(new JobView.Fault(null, null, note)));
    faults.addAll(open.first());
    return new JobView(
        id,
        examId,
        uploadId,
        kind,
        state,
        done,
        total,
        faults,
        notes.size() + open.count(),
        createdAt,
        startedAt,
        finishedAt);
  }
}
