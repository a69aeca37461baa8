package org.korrigo.benchmarks.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured is right: the pages show what the scan shows. Nothing is timed here. */
class IntakeStepTest {
  private static final int DPI = 40;

  private static final int SIDES = 4;

  @TempDir static Path batches;

  @TempDir Path out;

  @BeforeAll
  static void writeBatches() throws Exception {
    Batches.write(batches, SIDES, List.of(BatchKind.values()));
  }

  @ParameterizedTest
  @EnumSource(BatchKind.class)
  void every_page_shows_its_half_of_its_side(BatchKind kind) throws Exception {
    // Given a batch of two sheets
    Path scan = batches.resolve(kind.label() + ".pdf");

    // When the step has worked it through
    int sides = new IntakeStep(scan, out, 2).run();

    // Then each sheet has its four pages in reading order, and the header of the first
    assertThat(sides).isEqualTo(SIDES);
    try (PDDocument batch = Loader.loadPDF(scan.toFile())) {
      for (int sheet = 0; sheet < 2; sheet++) {
        BufferedImage recto = new PDFRenderer(batch).renderImageWithDPI(2 * sheet, DPI);
        BufferedImage verso = new PDFRenderer(batch).renderImageWithDPI(2 * sheet + 1, DPI);
        assertPages(
            out.resolve(sheet + ".pdf"),
            List.of(right(recto), left(verso), right(verso), left(recto)));
        BufferedImage header = ImageIO.read(out.resolve(sheet + ".header").toFile());
        assertThat(header.getWidth()).isBetween(1640 * kind.dpi() / 200, 1670 * kind.dpi() / 200);
        assertThat(header.getHeight()).isGreaterThan(1000 * kind.dpi() / 200);
      }
    }
  }

  private static void assertPages(Path pdf, List<BufferedImage> expected) throws Exception {
    try (PDDocument booklet = Loader.loadPDF(pdf.toFile())) {
      assertThat(booklet.getNumberOfPages()).isEqualTo(4);
      for (int page = 0; page < 4; page++) {
        BufferedImage shown = new PDFRenderer(booklet).renderImageWithDPI(page, DPI);
        assertThat(difference(shown, expected.get(page))).isLessThan(6);
      }
    }
  }

  /** The mean difference of two pictures in blocks of some pixels, which bears a small shift. */
  private static double difference(BufferedImage one, BufferedImage other) {
    int width = Math.min(one.getWidth(), other.getWidth()) / 8;
    int height = Math.min(one.getHeight(), other.getHeight()) / 8;
    double sum = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        sum += Math.abs(mean(one, x, y) - mean(other, x, y));
      }
    }
    return sum / (width * height);
  }

  private static double mean(BufferedImage picture, int blockX, int blockY) {
    int sum = 0;
    for (int i = 0; i < 64; i++) {
      sum += picture.getRGB(8 * blockX + i % 8, 8 * blockY + i / 8) & 0xFF;
    }
    return sum / 64.0;
  }

  private static BufferedImage left(BufferedImage side) {
    return side.getSubimage(0, 0, side.getWidth() / 2, side.getHeight());
  }

  private static BufferedImage right(BufferedImage side) {
    return side.getSubimage(side.getWidth() / 2, 0, side.getWidth() / 2, side.getHeight());
  }
}
