package org.korrigo.exams.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.korrigo.exams.exam.IdentityOn;
import org.korrigo.exams.scan.geometry.BatchPaper;
import org.korrigo.exams.scan.geometry.BatchPlan;
import org.korrigo.exams.scan.geometry.PlanningBatch;
import org.korrigo.exams.scan.geometry.SideLook;
import org.korrigo.exams.scan.sheet.ScanFile;
import org.korrigo.exams.scan.sheet.UnreadableSideException;

/**
 * The first half of a job: a look at every side, and the plan of the batch. Nothing of it is kept:
 * the same scan gives the same plan again, and what is settled is settled.
 */
final class LookingAtScans {
  private LookingAtScans() {}

  /**
   * Plans a scan.
   *
   * @param goOn asked before each side
   * @return nothing if it was not to go on
   */
  static Optional<BatchPlan> plan(ScanFile scan, ClaimedJob job, BooleanSupplier goOn) {
    ReadingPageCodes codes = new ReadingPageCodes(scan);
    List<SideLook> looks = new ArrayList<>();
    for (int side = 1; side <= scan.sides(); side++) {
      if (!goOn.getAsBoolean()) {
        return Optional.empty();
      }
      looks.add(look(scan, side, job.exam().identityZone(), codes));
    }
    BatchPaper paper =
        new BatchPaper(
            job.sheetsPerCopy(),
            job.exam().identityOn() == IdentityOn.EVERY_SHEET,
            job.exam().identityZone(),
            job.inOrder());
    return Optional.of(PlanningBatch.plan(looks, paper));
  }

  private static SideLook look(ScanFile scan, int side, double zone, ReadingPageCodes codes) {
    try {
      return codes.on(SideLook.at(scan.preview(side), zone));
    } catch (UnreadableSideException unreadable) {
      return SideLook.unreadable(side, scan.format(side), damage(unreadable));
    }
  }

  /** What a person is told of a side that cannot be read. */
  static String damage(UnreadableSideException unreadable) {
    return "This side cannot be used: " + unreadable.getMessage();
  }
}
