package org.korrigo.exams.scan;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.exams.scan.sheet.ScanThreads;
import org.korrigo.exams.scan.sheet.StepPool;

/**
 * The threads on which this process reads and cuts sides, of all jobs and requests together: as
 * many as there are cores, or {@code korrigo.scan.threads}. So many sides are in memory at a time.
 */
@ApplicationScoped
public class SideThreads {
  private final StepPool pool;

  SideThreads(@ConfigProperty(name = "korrigo.scan.threads") OptionalInt threads) {
    this.pool = new StepPool(threads.orElseGet(Runtime.getRuntime()::availableProcessors));
  }

  /** These threads, for a checked scan in the store; to be closed. */
  public ScanThreads on(FileStore files, StoredFile scan) {
    return new ScanThreads(files.fetch(scan), pool, files::newTemporaryFile);
  }

  @PreDestroy
  void stop() {
    pool.close();
  }
}
