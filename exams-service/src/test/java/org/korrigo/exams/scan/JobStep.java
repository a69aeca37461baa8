package org.korrigo.exams.scan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.korrigo.contracts.exams.UploadMode;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoreInDirectory;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.exams.exam.ExamOutline;
import org.korrigo.exams.exam.IdentityOn;
import org.korrigo.exams.scan.geometry.BatchPlan;
import org.korrigo.exams.scan.sheet.PdfCheck;
import org.korrigo.exams.scan.sheet.ScanLimits;
import org.korrigo.exams.scan.sheet.ScanThreads;

/**
 * A program that checks, stores and cuts a batch as a job does, but for the rows that it notes.
 * Started in a process of its own with little memory.
 */
final class JobStep {
  private JobStep() {}

  /**
   * Cuts a batch.
   *
   * @param arguments the batch's file, and a directory for the store
   */
  public static void main(String[] arguments) throws Exception {
    Path batch = Path.of(arguments[0]);
    FileStore files = StoreInDirectory.at(Path.of(arguments[1]));
    ScanLimits anyLength =
        new ScanLimits(
            Integer.MAX_VALUE,
            ScanLimits.STANDARD.imagePixels(),
            ScanLimits.STANDARD.renderedPixels());
    if (new PdfCheck(anyLength).refusal(batch).isPresent()) {
      throw new IllegalStateException("the batch was refused");
    }
    StoredFile stored = files.store(batch, "application/pdf");
    ExamOutline exam =
        new ExamOutline(
            UUID.randomUUID(), UploadMode.BATCH_A3, 4, IdentityOn.EVERY_SHEET, 0.43, 0.43);
    // the sides are all alike: a person's word stands for their order
    ClaimedJob job =
        new ClaimedJob(
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            exam,
            stored,
            4,
            "x",
            true,
            OptionalDouble.empty(),
            false);
    SheetCutter cutter = new SheetCutter(files, new StoringPages(files));
    AtomicInteger sheets = new AtomicInteger();
    try (ScanThreads scan = new SideThreads(OptionalInt.empty()).on(files, stored)) {
      Heartbeat alone = new Heartbeat(Duration.ofHours(1), now -> {});
      BatchPlan plan = LookingAtScans.plan(scan, job, alone, () -> true).orElseThrow();
      scan.each(
          plan.sheets().size(),
          file -> index -> cutter.cut(file, job, plan.sheets().get(index)),
          (index, outcome) -> sheets.addAndGet(outcome.booklet().isPresent() ? 1 : 0),
          () -> true);
    }
    System.out.println("sheets=" + sheets);
  }
}
