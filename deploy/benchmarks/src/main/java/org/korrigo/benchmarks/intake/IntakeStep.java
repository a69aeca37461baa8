package org.korrigo.benchmarks.intake;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.korrigo.exams.scan.LookingAtSides;
import org.korrigo.exams.scan.geometry.BatchPaper;
import org.korrigo.exams.scan.geometry.BatchPlan;
import org.korrigo.exams.scan.geometry.BatchPlan.Face;
import org.korrigo.exams.scan.geometry.BatchPlan.Sheet;
import org.korrigo.exams.scan.geometry.PlanningBatch;
import org.korrigo.exams.scan.geometry.SideLook;
import org.korrigo.exams.scan.jpeg.DamagedJpegException;
import org.korrigo.exams.scan.jpeg.JpegCut;
import org.korrigo.exams.scan.jpeg.PixelArea;
import org.korrigo.exams.scan.jpeg.QuarterTurn;
import org.korrigo.exams.scan.sheet.CutSide;
import org.korrigo.exams.scan.sheet.IdentityZone;
import org.korrigo.exams.scan.sheet.PageFiles;
import org.korrigo.exams.scan.sheet.PagePdf;
import org.korrigo.exams.scan.sheet.PagePicture;
import org.korrigo.exams.scan.sheet.PageSlice;
import org.korrigo.exams.scan.sheet.ScanFile;
import org.korrigo.exams.scan.sheet.ScanThreads;
import org.korrigo.exams.scan.sheet.SideAttitude;
import org.korrigo.exams.scan.sheet.SideCutting;
import org.korrigo.exams.scan.sheet.SidePicture;
import org.korrigo.exams.scan.sheet.StepPool;
import org.korrigo.exams.scan.sheet.UnreadableSideException;
import org.korrigo.exams.scan.sheet.WrittenPage;

/**
 * What a job of the exams service does with a batch, without its database and file store: looks at
 * every side, then cuts each sheet into the PDF of its four pages, the views for the screen and the
 * header crop. Every thread has the scan open for itself.
 */
public final class IntakeStep {
  private static final BatchPaper PAPER =
      new BatchPaper(1, true, IdentityZone.STANDARD.fraction(), false);

  private static final BooleanSupplier ALWAYS = () -> true;

  private final Path scan;
  private final Path out;
  private final StepPool threads;

  IntakeStep(Path scan, Path out, int threads) {
    this.scan = scan;
    this.out = out;
    this.threads = new StepPool(threads);
  }

  /**
   * Does the step, and prints how long it took.
   *
   * @param arguments the scan, the folder to write to, the number of threads (a job has one a
   *     core), how often (the last time is a service's that has run for a while), and {@code job}
   *     or {@code pages}: what other programs can do, without a look and without previews
   */
  public static void main(String[] arguments) throws Exception {
    IntakeStep step =
        new IntakeStep(
            Path.of(arguments[0]),
            Files.createDirectories(Path.of(arguments[1])),
            Integer.parseInt(arguments[2]));
    for (int times = Integer.parseInt(arguments[3]); times > 0; times--) {
      long start = System.nanoTime();
      long cpuBefore = cpu();
      int sides = arguments[4].equals("pages") ? step.pages() : step.run();
      double millis = (System.nanoTime() - start) / 1e6;
      System.out.printf(
          Locale.ROOT,
          "%.2f ms a side, %.2f ms of a core, heap %d MB%n",
          millis / sides,
          (cpu() - cpuBefore) / 1e6 / sides,
          peakHeap() >> 20);
    }
  }

  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }

  /** The number of sides. */
  int run() throws IOException {
    try (ScanThreads file = opened()) {
      List<SideLook> looks =
          new LookingAtSides(file, IdentityZone.STANDARD.fraction(), ALWAYS).all().orElseThrow();
      BatchPlan plan = PlanningBatch.plan(looks, PAPER);
      file.each(
          plan.sheets().size(),
          opened -> index -> cut(opened, plan.sheets().get(index)),
          (index, pages) -> {},
          ALWAYS);
      return looks.size();
    }
  }

  /**
   * The pages, their PDFs and header crops alone, of sheets that are in order: no look at the
   * sides, no previews. The number of sides.
   */
  int pages() throws IOException {
    try (ScanThreads file = opened()) {
      int sides = file.sides();
      file.each(sides / 2, opened -> index -> pages(opened, index), (index, pages) -> {}, ALWAYS);
      return sides;
    }
  }

  private ScanThreads opened() {
    return new ScanThreads(scan, threads, () -> out.resolve("decoded"));
  }

  private List<PageSlice> pages(ScanFile file, int sheet) throws IOException {
    try {
      SidePicture recto = file.side(2 * sheet + 1).picture();
      SidePicture verso = file.side(2 * sheet + 2).picture();
      PixelArea first = right(recto);
      List<PagePicture> outer =
          recto.cut(
              List.of(
                  JpegCut.of(left(recto)),
                  JpegCut.of(first),
                  JpegCut.of(IdentityZone.STANDARD.on(first))));
      List<PagePicture> inner =
          verso.cut(List.of(JpegCut.of(left(verso)), JpegCut.of(right(verso))));
      Files.write(out.resolve(sheet + ".header"), outer.getLast().bytes());
      try (OutputStream pdf = create(sheet + ".pdf")) {
        return PagePdf.write(
            pdf, List.of(outer.get(1), inner.getFirst(), inner.getLast(), outer.getFirst()));
      }
    } catch (UnreadableSideException | DamagedJpegException unreadable) {
      throw new IOException(unreadable);
    }
  }

  private static PixelArea left(SidePicture side) {
    return new PixelArea(0, 0, fold(side), side.height());
  }

  private static PixelArea right(SidePicture side) {
    return new PixelArea(fold(side), 0, side.width() - fold(side), side.height());
  }

  private static int fold(SidePicture side) {
    return side.width() / 2 / side.unitWidth() * side.unitWidth();
  }

  private List<WrittenPage> cut(ScanFile file, Sheet sheet) throws IOException {
    try {
      return write(file, sheet);
    } catch (UnreadableSideException unreadable) {
      throw new IOException(unreadable);
    }
  }

  private List<WrittenPage> write(ScanFile file, Sheet sheet)
      throws IOException, UnreadableSideException {
    CutSide recto = recto(file, sheet);
    SideAttitude versoLies = attitude(sheet.verso());
    CutSide verso = SideCutting.verso(file.side(sheet.verso().side(), versoLies), versoLies.fold());
    PagePicture header = recto.header().orElseThrow();
    String name = Integer.toString(sheet.number() - 1);
    Files.write(out.resolve(name + ".header"), header.bytes());
    try (OutputStream pdf = create(name + ".pdf");
        OutputStream views = create(name + ".views")) {
      return PageFiles.write(pdf, views, SideCutting.inReadingOrder(recto, verso));
    }
  }

  /** The recto of a sheet in pieces, with its header. */
  static CutSide recto(ScanFile file, Sheet sheet) throws IOException, UnreadableSideException {
    SideAttitude lies = attitude(sheet.recto());
    return SideCutting.recto(
        file.side(sheet.recto().side(), lies), lies.fold(), IdentityZone.STANDARD);
  }

  private static SideAttitude attitude(Face face) {
    return new SideAttitude(QuarterTurn.ofDegrees(face.turn()), face.skew(), face.fold());
  }

  private OutputStream create(String name) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(out.resolve(name)), 1 << 16);
  }
}
