package org.korrigo.exams.scan.geometry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.korrigo.exams.scan.ReadingPageCodes;
import org.korrigo.exams.scan.sheet.ScanFile;
import org.korrigo.exams.scan.sheet.ScanLimits;
import org.korrigo.exams.scan.sheet.SidePreview;
import org.korrigo.exams.scan.sheet.UnreadableSideException;

/**
 * Makes every kind of fault in batches and prints how they were read. With a scan, its sides being
 * recto, verso, recto, verso as they should be, it does so with that, and with drawn annexes among
 * its sheets: once as it is, and once as if no code numbered its pages.
 */
public final class GeometryTrial {
  private static final double ZONE = 0.43;
  private static final int COPIES = 12;

  private GeometryTrial() {}

  /**
   * Prints the tables, and ends with 1 if a sheet was wrong that nobody was asked about.
   *
   * @param arguments how often each fault is made; then, for a scan, its file and how many sheets
   *     each of its copies has
   */
  public static void main(String[] arguments) throws IOException, UnreadableSideException {
    int trials = Integer.parseInt(arguments[0]);
    List<String> silent =
        arguments.length == 1
            ? drawn(trials)
            : scanned(Path.of(arguments[1]), Integer.parseInt(arguments[2]), trials);
    System.out.println(silent.size() + " silent errors");
    System.exit(silent.isEmpty() ? 0 : 1);
  }

  private static List<String> drawn(int trials) {
    List<String> silent = new ArrayList<>();
    for (DrawnPaper paper : DrawnPaper.OF_EXAMS) {
      System.out.println("\n" + paper + ", " + COPIES + " copies, nobody asked before");
      Random chance = new Random(paper.ordinal());
      List<SidePreview> clean = paper.batch(COPIES, chance);
      silent.addAll(Faults.table(clean, List.of(), paper.known(), chance, System.out, trials));
    }
    for (DrawnAnnex annex : DrawnAnnex.values()) {
      System.out.println("\n" + DrawnPaper.NATIONAL + ", " + COPIES + " copies, annexes " + annex);
      Random chance = new Random(annex.ordinal());
      FoldedSheets sheets = FoldedSheets.drawn(DrawnPaper.NATIONAL, COPIES);
      silent.addAll(AnnexFaults.table(sheets, annex, chance, System.out, trials));
    }
    return silent;
  }

  private static List<String> scanned(Path file, int sheetsPerCopy, int trials)
      throws IOException, UnreadableSideException {
    List<SidePreview> clean = new ArrayList<>();
    List<List<PageCode>> codes = new ArrayList<>();
    try (ScanFile scan = ScanFile.open(file, ScanLimits.STANDARD)) {
      ReadingPageCodes reading = new ReadingPageCodes(scan);
      for (int side = 1; side <= scan.sides(); side++) {
        SidePreview preview = scan.preview(side);
        clean.add(preview);
        codes.add(reading.on(SideLook.at(preview, ZONE)).codes());
      }
    }
    BatchPaper paper = new BatchPaper(sheetsPerCopy, false, ZONE, false);
    List<String> silent = new ArrayList<>();
    silent.addAll(
        tables(file.getFileName().toString(), FoldedSheets.scanned(paper, clean, codes), trials));
    silent.addAll(
        tables(
            file.getFileName() + ", its codes covered",
            FoldedSheets.scanned(paper, clean, List.of()),
            trials));
    return silent;
  }

  private static List<String> tables(String name, FoldedSheets scan, int trials) {
    Random chance = new Random(1);
    System.out.println("\n" + name);
    List<String> silent =
        new ArrayList<>(
            Faults.table(
                scan.sides(chance), scan.codes(), scan.paper(), chance, System.out, trials));
    for (DrawnAnnex annex : DrawnAnnex.values()) {
      System.out.println("\n" + name + ", annexes " + annex);
      silent.addAll(
          AnnexFaults.table(scan, annex, new Random(annex.ordinal()), System.out, trials));
    }
    return silent;
  }
}
