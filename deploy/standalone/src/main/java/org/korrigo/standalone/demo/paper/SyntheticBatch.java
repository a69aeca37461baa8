package org.korrigo.standalone.demo.paper;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * A class's roster and the scan of its papers, with the truth about them. The same seed gives the
 * same bytes.
 *
 * @param roster the PRONOTE file
 * @param scan the batch: one folded sheet a pupil, recto [P4 | P1] and verso [P2 | P3]
 * @param writers the pupils in the order of the scan: the first wrote copy 1
 */
public record SyntheticBatch(Path roster, Path scan, List<Pupil> writers) {
  /** A4 pages of each pupil's sheet. */
  public static final int PAGES = 4;

  /** The last sheets come from a copier that writes true landscape. */
  private static final int UPRIGHT_SHEETS = 2;

  /**
   * Writes {@code roster.csv} and {@code scan.pdf}.
   *
   * @param progress is told how many sides are done
   */
  public static SyntheticBatch write(Path directory, long seed, IntConsumer progress)
      throws IOException {
    return write(directory, seed, InventedClass.pupils(), progress);
  }

  static SyntheticBatch write(Path directory, long seed, List<Pupil> pupils, IntConsumer progress)
      throws IOException {
    Files.createDirectories(directory);
    Random chance = new Random(seed);
    List<Pupil> writers = new ArrayList<>(pupils);
    Path roster = directory.resolve("roster.csv");
    RosterFile.write(writers, roster);
    Collections.shuffle(writers, chance);
    Path scan = directory.resolve("scan.pdf");
    try (ScanFile file = new ScanFile(seed)) {
      new Copier(file, chance, progress).feed(writers);
      file.save(scan);
    }
    return new SyntheticBatch(roster, scan, List.copyOf(writers));
  }

  /** How many A3 sides the scan has. */
  public static int sides() {
    return InventedClass.pupils().size() * 2;
  }

  /** Writes one sheet after the other and scans both its sides. */
  private static final class Copier {
    private final ScanFile file;
    private final Random chance;
    private final IntConsumer progress;
    private final CopierGlass glass;
    private final PageWriter pages = new PageWriter();
    private final Lettering running = Lettering.running();
    private final Lettering capitals = Lettering.capitals();
    private int done;

    Copier(ScanFile file, Random chance, IntConsumer progress) {
      this.file = file;
      this.chance = chance;
      this.progress = progress;
      this.glass = new CopierGlass(chance);
    }

    void feed(List<Pupil> writers) throws IOException {
      for (int copy = 1; copy <= writers.size(); copy++) {
        Pupil pupil = writers.get(copy - 1);
        Pen pen = new Pen(chance, running, capitals);
        boolean upright = copy > writers.size() - UPRIGHT_SHEETS;
        add(side(pupil, pen, new PageMark(copy, 4), new PageMark(copy, 1)), upright);
        add(side(pupil, pen, new PageMark(copy, 2), new PageMark(copy, 3)), upright);
      }
    }

    private BufferedImage side(Pupil pupil, Pen pen, PageMark left, PageMark right) {
      return glass.scan(
          page -> pages.write(page, pupil, left, pen, chance),
          page -> pages.write(page, pupil, right, pen, chance));
    }

    private void add(BufferedImage side, boolean upright) throws IOException {
      if (upright) {
        file.addUpright(side);
      } else {
        file.addTurned(side);
      }
      progress.accept(++done);
    }
  }
}
