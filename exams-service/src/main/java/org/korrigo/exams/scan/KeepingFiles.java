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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.korrigo.exams.booklet.KeepingBooklets;
import org.korrigo.exams.booklet.NewBooklet;
import org.korrigo.exams.exam.ExamProgress;
import org.korrigo.exams.scan.sheet.UnreadableSideException;

/**
 * The database steps of a job of single pupils' files. Each is one transaction that also renews the
 * worker's lease, so a file is settled once or not at all, and never by a worker that has lost the
 * job.
 */
@ApplicationScoped
class KeepingFiles {
  private static final String UNUSED =
      "This pupil's file cannot be used (%s); none of its pages was: scan it again.";

  private final ScanJobRepository jobs;
  private final ExamPdfRepository pdfs;
  private final ScanSideRepository sides;
  private final KeepingBooklets booklets;
  private final ExamProgress exams;
  private final ScanListener listener;
  private final Duration lease;

  KeepingFiles(
      ScanJobRepository jobs,
      ExamPdfRepository pdfs,
      ScanSideRepository sides,
      KeepingBooklets booklets,
      ExamProgress exams,
      ScanListener listener,
      @ConfigProperty(name = "korrigo.scan.lease") Duration lease) {
    this.jobs = jobs;
    this.pdfs = pdfs;
    this.sides = sides;
    this.booklets = booklets;
    this.exams = exams;
    this.listener = listener;
    this.lease = lease;
  }

  Duration lease() {
    return lease;
  }

  /** The files that have no state yet, in their order. */
  Uni<List<PendingFile>> pending(ClaimedJob job) {
    return Panache.withSession(
        () -> pdfs.pending(job.jobId()).map(rows -> rows.stream().map(ExamPdf::pending).toList()));
  }

  /** Says that the worker is alive. */
  Uni<Void> renew(ClaimedJob claim, Instant now) {
    return Panache.withTransaction(
        () -> jobs.held(claim).invoke(job -> job.progress(0, lease, now)).replaceWithVoid());
  }

  /** Keeps a file's booklet and notes its sides as used. */
  Uni<Void> use(ClaimedJob claim, NewBooklet booklet, Instant now) {
    UUID id = UUID.randomUUID();
    List<ScanSide> rows =
        rows(
            booklet.endPage(),
            side -> ScanSide.used(booklet.uploadId(), side, id, List.of(side), now));
    return step(claim, rows, Uni.createFrom().deferred(() -> booklets.keep(id, booklet, now)), now);
  }

  /** Puts a file before a person: none of it is used. */
  Uni<Void> open(
      ClaimedJob claim, PendingFile file, int count, UnreadableSideException why, Instant now) {
    String reason = UNUSED.formatted(why.getMessage());
    List<ScanSide> rows = rows(count, side -> ScanSide.open(file.uploadId(), side, reason, now));
    return step(claim, rows, Uni.createFrom().voidItem(), now);
  }

  /** Every file is settled: each booklet is proposed as a copy and the job ends. */
  Uni<Void> finish(ClaimedJob claim, Instant now) {
    return Panache.withTransaction(
        () ->
            jobs.held(claim)
                .call(job -> exams.scanProcessed(job.examId))
                .invoke(job -> job.finish(JobState.DONE, List.of(), now))
                .call(job -> propose(claim, job, now))
                .replaceWithVoid());
  }

  private Uni<Void> propose(ClaimedJob claim, ScanJob job, Instant now) {
    return pdfs.booklets(job.id)
        .map(ids -> ids.stream().map(List::of).toList())
        .flatMap(
            copies ->
                listener.scanRead(new ReadScan(job.examId, null, copies, claim.actorId(), now)));
  }

  private Uni<Void> step(ClaimedJob claim, List<ScanSide> rows, Uni<Void> beforeRows, Instant now) {
    return Panache.withTransaction(
        () ->
            jobs.held(claim)
                .invoke(job -> job.progress(rows.size(), lease, now))
                .call(() -> beforeRows)
                .call(() -> sides.persist(rows))
                .replaceWithVoid());
  }

  private static List<ScanSide> rows(int count, IntFunction<ScanSide> row) {
    return IntStream.rangeClosed(1, count).mapToObj(row).toList();
  }
}
