package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.korrigo.exams.booklet.KeepingBooklets;
import org.korrigo.exams.booklet.NewBooklet;
import org.korrigo.exams.exam.ExamProgress;

/**
 * The database steps of a job. Each is one transaction that also renews the worker's lease, so a
 * step is done once or not at all, and never by a worker that has lost the job.
 */
@ApplicationScoped
class KeepingLedger {
  private static final List<Integer> RECTO = List.of(4, 1);
  private static final List<Integer> VERSO = List.of(2, 3);
  private static final String INCOMPLETE =
      "%d sheets do not make up whole copies of %d sheets. Each was proposed as a copy of its own:"
          + " look at them and merge what belongs together.";

  private final ScanJobRepository jobs;
  private final ScanSideRepository sides;
  private final KeepingBooklets booklets;
  private final ExamProgress exams;
  private final ScanListener listener;
  private final Duration lease;

  KeepingLedger(
      ScanJobRepository jobs,
      ScanSideRepository sides,
      KeepingBooklets booklets,
      ExamProgress exams,
      ScanListener listener,
      @ConfigProperty(name = "korrigo.scan.lease") Duration lease) {
    this.jobs = jobs;
    this.sides = sides;
    this.booklets = booklets;
    this.exams = exams;
    this.listener = listener;
    this.lease = lease;
  }

  /** The sides that have their state already, from an earlier attempt. */
  Uni<Set<Integer>> settled(ClaimedJob job) {
    return Panache.withSession(() -> sides.settled(job.uploadId()).map(HashSet::new));
  }

  /** Puts sides before a person. */
  Uni<Void> open(ClaimedJob job, List<SheetPlan.OpenSide> open, Instant now) {
    return step(
        job,
        open.stream()
            .map(side -> ScanSide.open(job.uploadId(), side.side(), side.reason(), now))
            .toList(),
        Uni.createFrom().voidItem(),
        now);
  }

  /** Keeps a booklet and notes its two sides as used. */
  Uni<Void> use(ClaimedJob job, SheetPlan.Sheet sheet, NewBooklet booklet, Instant now) {
    UUID id = UUID.randomUUID();
    return step(
        job,
        List.of(
            ScanSide.used(job.uploadId(), sheet.recto(), id, RECTO, now),
            ScanSide.used(job.uploadId(), sheet.verso(), id, VERSO, now)),
        Uni.createFrom().deferred(() -> booklets.keep(id, booklet, now)),
        now);
  }

  /** Every side is settled: copies are proposed and the job ends. */
  Uni<Void> finish(ClaimedJob claim, SheetPlan plan, Instant now) {
    return Panache.withTransaction(
        () ->
            jobs.held(claim)
                .call(job -> exams.scanProcessed(job.examId))
                .call(job -> propose(claim, job, plan, now))
                .replaceWithVoid());
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

  private Uni<Void> propose(ClaimedJob claim, ScanJob job, SheetPlan plan, Instant now) {
    return booklets
        .ofUpload(claim.uploadId())
        .flatMap(
            cut -> {
              Map<Integer, UUID> bySheet = new HashMap<>();
              cut.forEach(booklet -> bySheet.put(booklet.sheet(), booklet.id()));
              List<List<Integer>> copies = plan.copies(claim.sheetsPerCopy(), bySheet::containsKey);
              job.finish(JobState.DONE, notes(copies, claim.sheetsPerCopy()), now);
              List<List<UUID>> ids =
                  copies.stream().map(copy -> copy.stream().map(bySheet::get).toList()).toList();
              return listener.scanRead(
                  new ReadScan(job.examId, claim.uploadId(), ids, claim.actorId(), now));
            });
  }

  private static List<String> notes(List<List<Integer>> copies, int sheetsPerCopy) {
    long incomplete = copies.stream().filter(copy -> copy.size() < sheetsPerCopy).count();
    return incomplete == 0 ? List.of() : List.of(INCOMPLETE.formatted(incomplete, sheetsPerCopy));
  }
}
