package org.korrigo.exams.scan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.exams.scan.geometry.BatchPlan;
import org.korrigo.exams.scan.geometry.BatchPlan.OpenSide;
import org.korrigo.exams.scan.geometry.BatchPlan.SetAside;
import org.korrigo.exams.scan.geometry.BatchPlan.Sheet;
import org.korrigo.exams.scan.sheet.ScanFile;
import org.korrigo.exams.scan.sheet.ScanLimits;
import org.korrigo.exams.work.Workers;

/**
 * Works a scan through on the thread of a worker: a look at all sides, the plan of the batch, then
 * sheet by sheet. What an earlier attempt settled is not done again. One sheet at a time is in
 * memory, and of every side a few kilobytes.
 */
@ApplicationScoped
class CuttingScans {
  private final FileStore files;
  private final SheetCutter cutter;
  private final KeepingLedger ledger;

  CuttingScans(FileStore files, SheetCutter cutter, KeepingLedger ledger) {
    this.files = files;
    this.cutter = cutter;
    this.ledger = ledger;
  }

  /**
   * Does a job.
   *
   * @param goOn asked before each step: false to stop and leave the rest to another worker
   * @return whether the job was finished
   * @throws LeaseLostException if another worker has taken the job meanwhile
   */
  boolean work(ClaimedJob job, BooleanSupplier goOn) throws IOException {
    try (ScanFile scan = ScanFile.open(files.fetch(job.file()), ScanLimits.STANDARD)) {
      Optional<BatchPlan> planned = LookingAtScans.plan(scan, job, goOn);
      if (planned.isEmpty()) {
        return false;
      }
      BatchPlan plan = planned.get();
      Set<Integer> settled = await(() -> ledger.settled(job));
      leaveOpen(job, plan, settled);
      setAside(job, plan, settled);
      for (Sheet sheet : plan.sheets()) {
        if (!goOn.getAsBoolean()) {
          return false;
        }
        if (!settled.contains(sheet.recto().side()) && !settled.contains(sheet.verso().side())) {
          cut(scan, job, sheet);
        }
      }
      await(() -> ledger.finish(job, plan, Instant.now()));
      return true;
    }
  }

  private void leaveOpen(ClaimedJob job, BatchPlan plan, Set<Integer> settled) {
    List<OpenSide> open =
        plan.open().stream().filter(side -> !settled.contains(side.side())).toList();
    if (!open.isEmpty()) {
      await(() -> ledger.open(job, open, Instant.now()));
    }
  }

  private void setAside(ClaimedJob job, BatchPlan plan, Set<Integer> settled) {
    List<SetAside> aside =
        plan.setAside().stream().filter(side -> !settled.contains(side.side())).toList();
    if (!aside.isEmpty()) {
      await(() -> ledger.setAside(job, aside, Instant.now()));
    }
  }

  private void cut(ScanFile scan, ClaimedJob job, Sheet sheet) throws IOException {
    SheetCutter.Outcome outcome = cutter.cut(scan, job, sheet);
    await(
        () ->
            outcome
                .booklet()
                .map(booklet -> ledger.use(job, sheet, booklet, Instant.now()))
                .orElseGet(() -> ledger.open(job, outcome.open(), Instant.now())));
  }

  /** A database step, waited for here; never more than one at a time for a job. */
  static <T> T await(Supplier<Uni<T>> step) {
    return Workers.await(step);
  }
}
