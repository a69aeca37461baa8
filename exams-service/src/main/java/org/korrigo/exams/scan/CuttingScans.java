package org.korrigo.exams.scan;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.korrigo.contracts.database.DatabaseStep;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.exams.scan.geometry.BatchPlan;
import org.korrigo.exams.scan.geometry.BatchPlan.OpenSide;
import org.korrigo.exams.scan.geometry.BatchPlan.SetAside;
import org.korrigo.exams.scan.geometry.BatchPlan.Sheet;
import org.korrigo.exams.scan.sheet.ScanThreads;

/**
 * Works a scan through: a look at all sides, the plan of the batch, then sheet by sheet and annex
 * by annex, on the threads that all scans share. What an earlier attempt settled is not done again.
 * One sheet a thread is in memory, and of every side a few kilobytes.
 */
@ApplicationScoped
class CuttingScans {
  private final FileStore files;
  private final SheetCutter cutter;
  private final CuttingAnnexes annexes;
  private final KeepingLedger ledger;
  private final SideThreads threads;

  CuttingScans(
      FileStore files,
      SheetCutter cutter,
      CuttingAnnexes annexes,
      KeepingLedger ledger,
      SideThreads threads) {
    this.files = files;
    this.cutter = cutter;
    this.annexes = annexes;
    this.ledger = ledger;
    this.threads = threads;
  }

  /**
   * Does a job.
   *
   * @param goOn asked before each step: false to stop and leave the rest to another worker
   * @return whether the job was finished
   * @throws LeaseLostException if another worker has taken the job meanwhile
   */
  boolean work(ClaimedJob job, BooleanSupplier goOn) throws IOException {
    Heartbeat heartbeat =
        new Heartbeat(ledger.lease(), now -> DatabaseStep.await(() -> ledger.renew(job, now)));
    try (ScanThreads scan = threads.on(files, job.file())) {
      return workWhile(
          scan,
          job,
          heartbeat,
          () -> {
            heartbeat.run();
            return goOn.getAsBoolean();
          });
    }
  }

  private boolean workWhile(
      ScanThreads scan, ClaimedJob job, Heartbeat heartbeat, BooleanSupplier goOn)
      throws IOException {
    Optional<BatchPlan> planned = LookingAtScans.plan(scan, job, heartbeat, goOn);
    if (planned.isEmpty()) {
      return false;
    }
    BatchPlan plan = planned.get();
    Set<Integer> settled = DatabaseStep.await(() -> ledger.settled(job));
    leaveOpen(job, plan, settled);
    setAside(job, plan, settled);
    if (!cut(scan, job, unsettled(plan, settled), goOn)
        || !annexes.cut(scan, job, plan, settled, goOn)) {
      return false;
    }
    DatabaseStep.await(() -> ledger.finish(job, plan, Instant.now()));
    return true;
  }

  private static List<Sheet> unsettled(BatchPlan plan, Set<Integer> settled) {
    return plan.sheets().stream()
        .filter(
            sheet ->
                !settled.contains(sheet.recto().side()) && !settled.contains(sheet.verso().side()))
        .toList();
  }

  private void leaveOpen(ClaimedJob job, BatchPlan plan, Set<Integer> settled) {
    List<OpenSide> open =
        Stream.concat(
                plan.open().stream(),
                plan.sheets().stream().flatMap(sheet -> otherSide(sheet, settled)))
            .filter(side -> !settled.contains(side.side()))
            .toList();
    if (!open.isEmpty()) {
      DatabaseStep.await(() -> ledger.open(job, open, Instant.now()));
    }
  }

  /** What is left of a sheet of which a person has decided about one side. */
  private static Stream<OpenSide> otherSide(Sheet sheet, Set<Integer> settled) {
    int recto = sheet.recto().side();
    int verso = sheet.verso().side();
    if (settled.contains(recto) == settled.contains(verso)) {
      return Stream.empty();
    }
    int decided = settled.contains(recto) ? recto : verso;
    return Stream.of(
        new OpenSide(
            decided == recto ? verso : recto,
            "A person has decided about side "
                + decided
                + ", which seems to be the other side of this sheet."));
  }

  private void setAside(ClaimedJob job, BatchPlan plan, Set<Integer> settled) {
    List<SetAside> aside =
        plan.setAside().stream().filter(side -> !settled.contains(side.side())).toList();
    if (!aside.isEmpty()) {
      DatabaseStep.await(() -> ledger.setAside(job, aside, Instant.now()));
    }
  }

  private boolean cut(ScanThreads scan, ClaimedJob job, List<Sheet> sheets, BooleanSupplier goOn)
      throws IOException {
    return scan.each(
        sheets.size(),
        file -> index -> cutter.cut(file, job, sheets.get(index)),
        (index, outcome) -> keep(job, sheets.get(index), outcome),
        goOn);
  }

  private void keep(ClaimedJob job, Sheet sheet, SheetCutter.Outcome outcome) {
    DatabaseStep.await(
        () ->
            outcome
                .booklet()
                .map(booklet -> ledger.use(job, sheet, booklet, Instant.now()))
                .orElseGet(() -> ledger.open(job, outcome.open(), Instant.now())));
  }
}
