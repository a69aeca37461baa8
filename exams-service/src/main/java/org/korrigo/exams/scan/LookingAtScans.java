package org.korrigo.exams.scan;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.korrigo.exams.exam.IdentityOn;
import org.korrigo.exams.scan.geometry.BatchPaper;
import org.korrigo.exams.scan.geometry.BatchPlan;
import org.korrigo.exams.scan.geometry.PlanningBatch;
import org.korrigo.exams.scan.sheet.ScanThreads;

/**
 * The first half of a job: a look at every side, and the plan of the batch. Nothing of it is kept:
 * the same scan of the same exam gives the same plan again. What is settled stays so even where the
 * exam was changed meanwhile; {@link KeepingLedger} finds a copy for it.
 */
final class LookingAtScans {
  private LookingAtScans() {}

  /**
   * Plans a scan.
   *
   * @param heartbeat beats while the sides are weighed, which asks nobody
   * @param goOn asked before each side
   * @return nothing if it was not to go on
   */
  static Optional<BatchPlan> plan(
      ScanThreads scan, ClaimedJob job, Heartbeat heartbeat, BooleanSupplier goOn)
      throws IOException {
    BatchPaper paper =
        new BatchPaper(
            job.sheetsPerCopy(),
            job.exam().identityOn() == IdentityOn.EVERY_SHEET,
            job.exam().identityZone(),
            job.inOrder(),
            job.fold());
    return new LookingAtSides(scan, job.exam().identityZone(), goOn)
        .all()
        .map(looks -> heartbeat.during(() -> PlanningBatch.plan(looks, paper)));
  }
}
