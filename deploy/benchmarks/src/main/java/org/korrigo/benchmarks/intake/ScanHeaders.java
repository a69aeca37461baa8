package org.korrigo.benchmarks.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.korrigo.exams.scan.LookingAtSides;
import org.korrigo.exams.scan.geometry.BatchPaper;
import org.korrigo.exams.scan.geometry.BatchPlan;
import org.korrigo.exams.scan.geometry.BatchPlan.OpenSide;
import org.korrigo.exams.scan.geometry.PlanningBatch;
import org.korrigo.exams.scan.sheet.IdentityZone;
import org.korrigo.exams.scan.sheet.PagePicture;
import org.korrigo.exams.scan.sheet.ScanThreads;
import org.korrigo.exams.scan.sheet.StepPool;
import org.korrigo.exams.scan.sheet.UnreadableSideException;

/**
 * The identity headers of a scan's copies, cut as a job of the exams service cuts them: what {@code
 * GET /api/exams/booklets/{id}/header} gives of the first sheet of each copy, byte by byte.
 */
public final class ScanHeaders {
  private static final double ZONE = IdentityZone.STANDARD.fraction();

  private ScanHeaders() {}

  /**
   * Cuts them, and prints how many there are.
   *
   * @param arguments the scan, how many sheets each of its copies has (only the first bears a
   *     name), and the folder to write to
   */
  public static void main(String[] arguments) throws IOException {
    Path out = Files.createDirectories(Path.of(arguments[2]));
    int copies = cut(Path.of(arguments[0]), Integer.parseInt(arguments[1]), out);
    System.out.println("Headers of " + copies + " copies cut");
  }

  /**
   * Cuts them into files whose names are in the order of the copies.
   *
   * @return the number of copies
   * @throws IOException if a side cannot be read, or a person would be asked about one: the copies
   *     could not be counted then
   */
  static int cut(Path scan, int sheetsPerCopy, Path out) throws IOException {
    try (StepPool pool = new StepPool(Runtime.getRuntime().availableProcessors());
        ScanThreads file = new ScanThreads(scan, pool, () -> out.resolve("decoded"))) {
      BatchPlan plan =
          PlanningBatch.plan(
              new LookingAtSides(file, ZONE, () -> true).all().orElseThrow(),
              new BatchPaper(sheetsPerCopy, false, ZONE, false));
      requireSure(plan.open());
      List<List<Integer>> copies = plan.copies();
      file.each(
          copies.size(),
          opened ->
              index -> {
                try {
                  return IntakeStep.recto(opened, plan.sheet(copies.get(index).getFirst()))
                      .header()
                      .orElseThrow();
                } catch (UnreadableSideException unreadable) {
                  throw new IOException(unreadable);
                }
              },
          (index, header) -> write(header, out, index + 1),
          () -> true);
      return copies.size();
    }
  }

  private static void requireSure(List<OpenSide> open) throws IOException {
    if (!open.isEmpty()) {
      OpenSide first = open.getFirst();
      throw new IOException(
          "A person would be asked about %d sides; side %d: %s"
              .formatted(open.size(), first.side(), first.reason()));
    }
  }

  private static void write(PagePicture header, Path out, int copy) throws IOException {
    Files.write(out.resolve("%05d.header".formatted(copy)), header.bytes());
  }
}
