package org.korrigo.exams.scan.geometry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.korrigo.exams.scan.ReadingPageCodes;
import org.korrigo.exams.scan.sheet.ScanFile;
import org.korrigo.exams.scan.sheet.ScanLimits;
import org.korrigo.exams.scan.sheet.SidePreview;

/** Plans a real scan with every kind of fault made in it and prints how it went. */
public final class GeometryTrial {
  private GeometryTrial() {}

  public static void main(String[] arguments) throws Exception {
    int sheetsPerCopy = Integer.parseInt(arguments[1]);
    double zone = 0.43;
    boolean withCodes = arguments.length > 2 && "codes".equals(arguments[2]);
    List<SidePreview> clean = new ArrayList<>();
    List<List<PageCode>> codes = new ArrayList<>();
    List<SideLook> looks = new ArrayList<>();
    long start = System.nanoTime();
    try (ScanFile scan = ScanFile.open(Path.of(arguments[0]), ScanLimits.STANDARD)) {
      ReadingPageCodes reading = new ReadingPageCodes(scan);
      for (int side = 1; side <= scan.sides(); side++) {
        SidePreview preview = scan.preview(side);
        clean.add(preview);
        SideLook look = SideLook.at(preview, zone);
        looks.add(withCodes ? reading.on(look) : look);
        codes.add(looks.getLast().codes());
      }
    }
    long looked = System.nanoTime();
    BatchPaper paper = new BatchPaper(sheetsPerCopy, false, zone, false);
    BatchPlan plan = PlanningBatch.plan(looks, paper);
    System.out.printf(
        "look %.1f ms a side, plan %.1f ms a side%n",
        (looked - start) / 1e6 / looks.size(), (System.nanoTime() - looked) / 1e6 / looks.size());
    for (SideLook look : looks) {
      System.out.printf(
          "%d: skew %.2f fold %.1f ink %d white %s %s%n",
          look.side(), look.skew(), look.fold(), look.ink().count(), look.isWhite(), look.codes());
    }
    plan.sheets().forEach(System.out::println);
    plan.open().forEach(System.out::println);
    plan.notes().forEach(System.out::println);
    System.out.println(plan.copies());
    Faults.table(clean, codes, paper, new Random(1), System.out, Integer.getInteger("trials", 5));
  }
}
