package org.korrigo.exams.scan;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.korrigo.contracts.database.DatabaseStep;
import org.korrigo.exams.work.Workers;

/** Works scans through: a job each. */
@ApplicationScoped
class ScanWorkers {
  private static final Logger LOG = Logger.getLogger(ScanWorkers.class);

  private final ClaimingJobs claiming;
  private final CuttingScans cutting;
  private final CuttingFiles files;
  private final Workers workers;

  ScanWorkers(
      ClaimingJobs claiming,
      CuttingScans cutting,
      CuttingFiles files,
      @ConfigProperty(name = "korrigo.scan.poll-millis", defaultValue = "1000") long pollMillis) {
    this.claiming = claiming;
    this.cutting = cutting;
    this.files = files;
    this.workers = new Workers("scan-worker", Duration.ofMillis(pollMillis), this::workOnce);
  }

  void start(@Observes StartupEvent started) {
    workers.start();
  }

  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    workers.stop();
  }

  /** There is work. */
  void wake() {
    workers.wake();
  }

  private boolean workOnce(BooleanSupplier goOn) {
    ClaimedJob job = DatabaseStep.await(() -> claiming.claim(Instant.now()));
    if (job == null) {
      return false;
    }
    try {
      work(job, goOn);
    } catch (LeaseLostException lost) {
      LOG.info(lost.getMessage());
    }
    return true;
  }

  private void work(ClaimedJob job, BooleanSupplier goOn) {
    try {
      boolean isFinished =
          job.hasSinglePupilsFiles() ? files.work(job, goOn) : cutting.work(job, goOn);
      if (!isFinished) {
        DatabaseStep.await(() -> claiming.handBack(job, Instant.now()));
      }
    } catch (LeaseLostException lost) {
      throw lost;
    } catch (Exception e) {
      LOG.errorf(e, "A scan job failed and is tried again: job=%s", job.jobId());
      DatabaseStep.await(() -> claiming.giveUp(job, Instant.now()));
    }
  }
}
