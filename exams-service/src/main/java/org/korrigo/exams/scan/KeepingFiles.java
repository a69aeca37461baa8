package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.korrigo.exams.booklet.KeepingBooklets;
import org.korrigo.exams.booklet.NewBooklet;
import org.korrigo.exams.scan.FileCutter.CutFile;
import org.korrigo.exams.scan.sheet.UnreadableSideException;

/** The database steps of a job of single pupils' files: what becomes of each file. */
@ApplicationScoped
class KeepingFiles {
  private static final String UNUSED =
      "This pupil's file cannot be used (%s); none of its pages was: scan it again.";

  private static final String NOT_WORKED_THROUGH =
      "This pupil's file could not be worked through, the reason is in the service's log; none of"
          + " its pages was used: scan it again.";

  private static final String ASKED =
      "Of %d files the pages do not prove where a name stands; the ledger says which. Compare them"
          + " with the paper and turn what lies otherwise, then confirm any one of them: that"
          + " counts for all files of this job. Before that their copies are not handed over.";

  private final JobSteps steps;
  private final UploadRepository uploads;
  private final ExamPdfRepository pdfs;
  private final KeepingBooklets booklets;
  private final UploadQuestions questions;
  private final ScanListener listener;

  KeepingFiles(
      JobSteps steps,
      UploadRepository uploads,
      ExamPdfRepository pdfs,
      KeepingBooklets booklets,
      UploadQuestions questions,
      ScanListener listener) {
    this.questions = questions;
    this.steps = steps;
    this.uploads = uploads;
    this.pdfs = pdfs;
    this.booklets = booklets;
    this.listener = listener;
  }

  Duration lease() {
    return steps.lease();
  }

  /** The files that have no state yet, in their order. */
  Uni<List<PendingFile>> pending(ClaimedJob job) {
    return Panache.withSession(
        () -> pdfs.pending(job.jobId()).map(rows -> rows.stream().map(ExamPdf::pending).toList()));
  }

  /** Says that the worker is alive. */
  Uni<Void> renew(ClaimedJob claim, Instant now) {
    return steps.renew(claim, now);
  }

  /**
   * Keeps a file's booklet, notes its sides as used and what was put right on them, and asks what
   * its pictures leave to a person.
   */
  Uni<Void> use(ClaimedJob claim, CutFile cut, Instant now) {
    NewBooklet booklet = cut.booklet();
    UUID id = UUID.randomUUID();
    List<ScanSide> rows =
        rows(
            booklet.endPage(),
            side ->
                ScanSide.used(booklet.uploadId(), side, id, List.of(side), now)
                    .repaired(cut.repairs().get(side - 1)));
    return steps.settle(
        claim,
        rows,
        () ->
            booklets
                .keep(id, booklet, now)
                .chain(() -> questions.ask(booklet.uploadId(), cut.question())),
        now);
  }

  /** Puts a file before a person: none of it is used. */
  Uni<Void> open(
      ClaimedJob claim, PendingFile file, int count, UnreadableSideException why, Instant now) {
    return open(claim, file, count, UNUSED.formatted(why.getMessage()), now);
  }

  /** Puts a file before a person that could not even be opened, time and again. */
  Uni<Void> giveUp(ClaimedJob claim, PendingFile file, Instant now) {
    return Panache.withSession(() -> uploads.findById(file.uploadId()))
        .flatMap(upload -> open(claim, file, upload.sides, NOT_WORKED_THROUGH, now));
  }

  private Uni<Void> open(
      ClaimedJob claim, PendingFile file, int count, String reason, Instant now) {
    List<ScanSide> rows = rows(count, side -> ScanSide.open(file.uploadId(), side, reason, now));
    return steps.settle(claim, rows, now);
  }

  /** Every file is settled: each booklet is proposed as a copy and the job ends. */
  Uni<Void> finish(ClaimedJob claim, Instant now) {
    return steps.finish(
        claim,
        job ->
            questions
                .ofFiles(job.id)
                .invoke(asked -> job.finish(JobState.DONE, notes(asked), now))
                .chain(() -> propose(claim, job, now)));
  }

  private static List<String> notes(int asked) {
    return asked == 0 ? List.of() : List.of(ASKED.formatted(asked));
  }

  private Uni<Void> propose(ClaimedJob claim, ScanJob job, Instant now) {
    return pdfs.booklets(job.id)
        .map(ids -> ids.stream().map(ReadCopy::of).toList())
        .flatMap(
            copies ->
                listener.scanRead(new ReadScan(job.examId, null, copies, claim.actorId(), now)))
        .replaceWithVoid();
  }

  private static List<ScanSide> rows(int count, IntFunction<ScanSide> row) {
    return IntStream.rangeClosed(1, count).mapToObj(row).toList();
  }
}
