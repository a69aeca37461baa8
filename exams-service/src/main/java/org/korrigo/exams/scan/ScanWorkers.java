package org.korrigo.exams.scan;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The threads that do jobs: as many as there are cores, a job each. They look for work once a
 * second, and at once when some was brought in here.
 */
@ApplicationScoped
class ScanWorkers {
  private static final Logger LOG = Logger.getLogger(ScanWorkers.class);
  private static final int PATIENCE_SECONDS = 10;

  private final ClaimingJobs claiming;
  private final CuttingScans cutting;
  private final CuttingFiles files;
  private final long pollMillis;
  private final int count;
  private final Semaphore work = new Semaphore(0);
  private ExecutorService threads;
  private volatile boolean running = true;

  ScanWorkers(
      ClaimingJobs claiming,
      CuttingScans cutting,
      CuttingFiles files,
      @ConfigProperty(name = "korrigo.scan.poll-millis", defaultValue = "1000") long pollMillis) {
    this.claiming = claiming;
    this.cutting = cutting;
    this.files = files;
    this.pollMillis = pollMillis;
    this.count = Runtime.getRuntime().availableProcessors();
  }

  void start(@Observes StartupEvent started) {
    threads =
        Executors.newFixedThreadPool(count, Thread.ofPlatform().name("scan-worker-", 0).factory());
    for (int i = 0; i < count; i++) {
      threads.execute(this::loop);
    }
  }

  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    running = false;
    work.release(count);
    threads.shutdown();
    if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn("A scan worker did not stop in time; its job is taken over when its lease ends.");
    }
  }

  /** There is work. */
  void wake() {
    work.release();
  }

  private void loop() {
    while (running) {
      try {
        ClaimedJob job = CuttingScans.await(() -> claiming.claim(Instant.now()));
        if (job == null) {
          waitForWork();
        } else {
          work(job);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (LeaseLostException lost) {
        LOG.info(lost.getMessage());
      } catch (RuntimeException e) {
        pause(e);
      }
    }
  }

  private void work(ClaimedJob job) {
    try {
      boolean isFinished =
          job.hasSinglePupilsFiles()
              ? files.work(job, () -> running)
              : cutting.work(job, () -> running);
      if (!isFinished) {
        CuttingScans.await(() -> claiming.handBack(job, Instant.now()));
      }
    } catch (LeaseLostException lost) {
      throw lost;
    } catch (Exception e) {
      LOG.errorf(e, "A scan job failed and is tried again: job=%s", job.jobId());
      CuttingScans.await(() -> claiming.giveUp(job, Instant.now()));
    }
  }

  private void pause(RuntimeException reason) {
    if (running) {
      LOG.warn("No scan job could be taken; it is tried again.", reason);
      try {
        waitForWork();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void waitForWork() throws InterruptedException {
    work.tryAcquire(pollMillis, TimeUnit.MILLISECONDS);
  }
}
