package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoreInDirectory;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.exams.scan.sheet.ScanThreads;

class SideThreadsTest {
  private static final int SET = 5;
  private static final int PATIENCE_SECONDS = 30;

  @TempDir Path directory;

  @Test
  void soManySidesAreWorkedOnAtATimeAsAreSet() throws Exception {
    FileStore files = StoreInDirectory.at(directory);
    byte[] paper = PaperBatch.ofSheets(1);
    StoredFile stored = files.store(out -> out.write(paper), "application/pdf");
    SideThreads threads = new SideThreads(OptionalInt.of(SET));
    CyclicBarrier all = new CyclicBarrier(SET);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();

    try (ScanThreads scan = threads.on(files, stored)) {
      scan.each(
          4 * SET,
          file ->
              index -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                meet(all);
                return now.decrementAndGet();
              },
          (index, result) -> {},
          () -> true);
    } finally {
      threads.stop();
    }

    assertThat(most.get()).isEqualTo(SET);
  }

  /** Nobody goes on before so many are there. */
  private static void meet(CyclicBarrier all) {
    try {
      all.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}
