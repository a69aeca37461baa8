package org.korrigo.exams.scan;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.korrigo.contracts.database.DatabaseStep;
import org.korrigo.contracts.storage.FileNotStoredException;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.exams.scan.FileCutter.CutFile;
import org.korrigo.exams.scan.sheet.ScanFile;
import org.korrigo.exams.scan.sheet.ScanThreads;
import org.korrigo.exams.scan.sheet.UnreadableSideException;

/**
 * Works single pupils' files through, one by one. What an earlier attempt settled is not done
 * again. A file that cannot be worked through keeps none of the others back: it is tried again with
 * the job, and at the last attempt put before a person. Where nothing can be stored the fault is
 * not the file's: then the job fails, which can be tried again.
 */
@ApplicationScoped
class CuttingFiles {
  private static final Logger LOG = Logger.getLogger(CuttingFiles.class);

  private final FileStore files;
  private final FileCutter cutter;
  private final KeepingFiles keeping;
  private final SideThreads threads;

  CuttingFiles(FileStore files, FileCutter cutter, KeepingFiles keeping, SideThreads threads) {
    this.files = files;
    this.cutter = cutter;
    this.keeping = keeping;
    this.threads = threads;
  }

  /**
   * Does a job.
   *
   * @param goOn asked before each file: false to stop and leave the rest to another worker
   * @return whether the job was finished
   * @throws LeaseLostException if another worker has taken the job meanwhile, or it was cancelled
   * @throws IOException if files are left that could not be worked through, and may be
   */
  boolean work(ClaimedJob job, BooleanSupplier goOn) throws IOException {
    int failed = 0;
    for (PendingFile file : DatabaseStep.await(() -> keeping.pending(job))) {
      if (!goOn.getAsBoolean()) {
        return false;
      }
      failed += tried(job, file) ? 0 : 1;
    }
    if (failed > 0) {
      throw new IOException(failed + " files could not be worked through");
    }
    DatabaseStep.await(() -> keeping.finish(job, Instant.now()));
    return true;
  }

  /** Whether it is settled what becomes of a file. */
  private boolean tried(ClaimedJob job, PendingFile file) {
    try {
      cut(job, file);
      return true;
    } catch (LeaseLostException lost) {
      throw lost;
    } catch (IOException | RuntimeException e) {
      LOG.errorf(
          e, "A file was not worked through: job=%s upload=%s", job.jobId(), file.uploadId());
      boolean isGivenUp = job.isLastAttempt() && !(e instanceof FileNotStoredException);
      if (isGivenUp) {
        DatabaseStep.await(() -> keeping.giveUp(job, file, Instant.now()));
      }
      return isGivenUp;
    }
  }

  private void cut(ClaimedJob job, PendingFile file) throws IOException {
    Heartbeat heartbeat =
        new Heartbeat(keeping.lease(), now -> DatabaseStep.await(() -> keeping.renew(job, now)));
    try (ScanThreads scans = threads.on(files, file.file())) {
      scans.each(
          1,
          scan -> index -> cut(scan, job, file, heartbeat),
          (index, outcome) -> keep(job, file, outcome),
          () -> true);
    }
  }

  /** A booklet, or why there is none. */
  private record Outcome(CutFile cut, int sides, UnreadableSideException unreadable) {}

  private Outcome cut(ScanFile scan, ClaimedJob job, PendingFile file, Heartbeat heartbeat)
      throws IOException {
    try {
      return new Outcome(cutter.cut(scan, job, file, heartbeat), scan.sides(), null);
    } catch (UnreadableSideException unreadable) {
      return new Outcome(null, scan.sides(), unreadable);
    }
  }

  private void keep(ClaimedJob job, PendingFile file, Outcome outcome) {
    Instant now = Instant.now();
    DatabaseStep.await(
        () ->
            outcome.cut() != null
                ? keeping.use(job, outcome.cut(), now)
                : keeping.open(job, file, outcome.sides(), outcome.unreadable(), now));
  }
}
