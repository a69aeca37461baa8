package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.exams.UploadMode;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.exams.row.Rows;

/**
 * A person has looked and says that the sides of a scan are in order, and maybe where its sheets
 * are folded: sides that the pictures alone did not prove are read again with that, and what was
 * asked of the scan is answered. What a picture contradicts stays open.
 */
@ApplicationScoped
class VouchingForOrder {
  /**
   * Whoever gave their word first stays named; each word is kept, and the last for the folds
   * counts.
   */
  private static final String VOUCH =
      """
      update upload set vouched_by_id = coalesce(vouched_by_id, :actor),
        vouched_at = coalesce(vouched_at, :now),
        fold = coalesce(cast(:fold as double precision), fold)
      where id = :upload
      """;

  private static final String KEEP =
      """
      insert into confirmation
        (upload_id, actor_id, confirmed_at, question, sides_read_again, is_first, fold)
      select u.id, cast(:actor as varchar), cast(:now as timestamptz),
        case when u.vouched_by_id is null then u.question end,
        (select count(*) from scan_side s
          where s.upload_id = u.id and s.state = 'OPEN' and s.decided_by_id is null),
        u.vouched_by_id is null, cast(:fold as double precision)
      from upload u where u.id = :upload
      """;

  /** One word for all that came together: nobody confirms each of 500 files. */
  private static final String VOUCH_FOR_FILES =
      """
      update upload set vouched_by_id = :actor, vouched_at = :now
      where vouched_by_id is null
        and id in (select p.upload_id from exam_pdf p where p.job_id = :job)
      """;

  private static final String KEEP_FOR_FILES =
      """
      insert into confirmation
        (upload_id, actor_id, confirmed_at, question, sides_read_again, is_first)
      select u.id, cast(:actor as varchar), cast(:now as timestamptz), u.question, 0, true
      from upload u join exam_pdf p on p.upload_id = u.id
      where p.job_id = :job and u.vouched_by_id is null
      """;

  private static final String REOPEN =
      "delete from scan_side where upload_id = :upload and state = 'OPEN' and decided_by_id is"
          + " null";

  /** The word for which the scan is read again; an earlier one, if there is one, still counts. */
  private static final String TAKE_BACK =
      """
      with last as (
        update confirmation set taken_back_at = :now
        where id = (select max(id) from confirmation where upload_id = :upload)
        returning id, upload_id, is_first)
      update upload u set
        vouched_by_id = case when last.is_first then null else u.vouched_by_id end,
        vouched_at = case when last.is_first then null else u.vouched_at end,
        fold = (
          select c.fold from confirmation c
          where c.upload_id = u.id and c.id < last.id and c.fold is not null
            and c.taken_back_at is null
          order by c.id desc limit 1)
      from last where u.id = last.upload_id
      """;

  /** What a person already put into a copy stays. */
  private static final String FORGET_SHEETS =
      """
      delete from booklet b using sheet_reading r, scan_job j
      where r.booklet_id = b.id and j.upload_id = r.upload_id and r.upload_id = :upload
        and r.read_at >= j.started_at
        and not exists (select 1 from copy_booklet c where c.booklet_id = b.id)
      """;

  private static final String FORGET_SET_ASIDE =
      """
      delete from scan_side s using scan_job j
      where j.upload_id = s.upload_id and s.upload_id = :upload
        and s.decided_at >= j.started_at
        and (s.state = 'BLANK' and s.decided_by_id is null
          or s.state = 'DISCARDED' and s.decided_by_id = :itself)
      """;
  private static final String OPEN_THE_REST =
      """
      insert into scan_side (upload_id, side_number, state, reason, twin_side, decided_at)
      select u.id, n, 'OPEN', :reason, t.twin_side, :now
      from upload u cross join generate_series(1, u.sides) n
      left join earlier_twin t on t.upload_id = u.id and t.side_number = n
      where u.id = :upload and not exists (
        select 1 from scan_side s where s.upload_id = u.id and s.side_number = n)
      """;
  private static final String NOT_PROVED =
      "The pictures did not prove this side, and reading the scan again was cancelled.";

  private final ScanJobRepository jobs;
  private final UploadQuestions questions;
  private final ScanSideRepository sides;
  private final Rows rows;
  private final ScanWorkers workers;

  VouchingForOrder(
      ScanJobRepository jobs,
      UploadQuestions questions,
      ScanSideRepository sides,
      Rows rows,
      ScanWorkers workers) {
    this.jobs = jobs;
    this.questions = questions;
    this.sides = sides;
    this.rows = rows;
    this.workers = workers;
  }

  /**
   * Queues a batch's job again if there are sides to read again, and answers what was asked of the
   * upload; of a pupil's file, what was asked of any file that came with it.
   *
   * @throws Problem not-found, invalid-request for a fold of a pupil's file, or illegal-transition
   *     while the job is not done or nothing waits for a person's word
   */
  Uni<JobView> vouch(UUID uploadId, NewConfirmation said, String actorId, Instant now) {
    Map<String, ?> word = Map.of("actor", actorId, "now", now.atOffset(ZoneOffset.UTC));
    return Panache.withTransaction(
            () ->
                jobs.ofUploadLocked(uploadId)
                    .call(
                        job ->
                            job.kind == UploadMode.INDIVIDUAL_A4
                                ? vouchForFiles(job, said, word)
                                : vouchForBatch(job, said, word))
                    .map(job -> job.view(OpenFaults.NONE)))
        .invoke(workers::wake);
  }

  private Uni<Void> vouchForBatch(ScanJob job, NewConfirmation said, Map<String, ?> word) {
    Map<String, Object> ofUpload = with(word, "upload", job.uploadId);
    ofUpload.put("fold", said.fold());
    return questions
        .isOpen(job.uploadId)
        .call(asked -> rows.change(KEEP, ofUpload))
        .call(asked -> rows.change(VOUCH, ofUpload))
        .call(asked -> sides.keepTwins(job.uploadId))
        .flatMap(
            asked ->
                rows.change(REOPEN, Map.of("upload", job.uploadId))
                    .invoke(sides -> requeue(job, sides, asked)))
        .replaceWithVoid();
  }

  private Uni<Void> vouchForFiles(ScanJob job, NewConfirmation said, Map<String, ?> word) {
    if (said.fold() != null) {
      throw Problem.invalid("fold", "is not said of a pupil's file, whose pages are not folded");
    }
    return questions
        .ofFiles(job.id)
        .invoke(asked -> requeue(job, 0, asked > 0))
        .call(() -> rows.change(KEEP_FOR_FILES, with(word, "job", job.id)))
        .call(() -> rows.change(VOUCH_FOR_FILES, with(word, "job", job.id)))
        .replaceWithVoid();
  }

  private static Map<String, Object> with(Map<String, ?> word, String name, UUID id) {
    Map<String, Object> values = new HashMap<>(word);
    values.put(name, id);
    return values;
  }

  /**
   * Takes the word back while the scan is being read again, or after that failed: the sides are
   * open as they were before. In the caller's transaction.
   */
  Uni<Void> takeBack(ScanJob job, Instant now) {
    Map<String, ?> upload = Map.of("upload", job.uploadId);
    return rows.change(FORGET_SHEETS, upload)
        .call(
            () ->
                rows.change(
                    FORGET_SET_ASIDE, Map.of("upload", job.uploadId, "itself", SideMark.BY_ITSELF)))
        .call(
            () ->
                rows.change(
                    TAKE_BACK, Map.of("upload", job.uploadId, "now", now.atOffset(ZoneOffset.UTC))))
        .call(
            () ->
                rows.change(
                    OPEN_THE_REST,
                    Map.of(
                        "upload",
                        job.uploadId,
                        "reason",
                        NOT_PROVED,
                        "now",
                        now.atOffset(ZoneOffset.UTC))))
        .call(() -> sides.forgetTwins(job.uploadId))
        .invoke(() -> job.leave(now))
        .replaceWithVoid();
  }

  private static void requeue(ScanJob job, int sides, boolean asked) {
    boolean waits = asked || sides > 0;
    if (job.state != JobState.DONE || !waits) {
      throw new Problem(
              ProblemType.ILLEGAL_TRANSITION,
              waits
                  ? "A scan that is " + job.state + " cannot be read again."
                  : "Nothing of this scan waits for a person's word.")
          .with("state", job.state)
          .with("action", "VOUCH");
    }
    if (sides > 0) {
      job.again(sides);
    }
  }
}
