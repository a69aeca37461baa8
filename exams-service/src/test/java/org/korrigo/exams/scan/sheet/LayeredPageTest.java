package org.korrigo.exams.scan.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.exams.scan.jpeg.JpegCut;
import org.korrigo.exams.scan.jpeg.PixelArea;
import org.korrigo.exams.scan.jpeg.SamplePictures;

/** Layers put together here look as a PDF renderer shows them. */
class LayeredPageTest {
  private static final int WIDTH = 1984;
  private static final int HEIGHT = 1404;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void layers_are_put_together_as_a_renderer_shows_them(int rotate) throws Exception {
    // Given a coarse picture of the paper, grey writing of twice its grid, and black writing
    Path scan = scan(rotate, Color.GRAY, 1);

    // When it is read
    BufferedImage read = read(scan);

    // Then it shows what a renderer shows, at the resolution of the writing
    BufferedImage expected = rendered(scan, read.getWidth());
    assertThat(Math.max(read.getWidth(), read.getHeight())).isBetween(WIDTH, WIDTH + 15);
    assertThat(difference(read, expected)).isLessThan(2.5);
    assertThat(darkest(read)).isLessThan(12);
  }

  @Test
  void writing_has_the_grey_of_its_paint() throws Exception {
    BufferedImage read = read(scan(0, Color.GRAY, 1));

    assertThat(read.getRaster().getSample(600, 400, 0)).isBetween(118, 138);
    assertThat(read.getRaster().getSample(600, 700, 0)).isLessThan(10);
  }

  @Test
  void its_small_picture_is_the_mean_of_the_large_one() throws Exception {
    Path scan = scan(0, Color.GRAY, 1);
    try (ScanFile file = ScanFile.open(scan, ScanLimits.STANDARD)) {
      SidePreview small = file.preview(1);

      assertThat(small.width()).isEqualTo(WIDTH / 8);
      assertThat(small.height()).isEqualTo((HEIGHT + 7) / 8);
      assertThat(small.scanDpi()).isBetween(119.0, 121.0);
      BufferedImage large = read(scan);
      double sum = 0;
      for (int y = 0; y < HEIGHT / 8; y++) {
        for (int x = 0; x < small.width(); x++) {
          sum += Math.abs(small.at(x, y) - mean(large, x, y));
        }
      }
      assertThat(sum / (small.width() * (HEIGHT / 8))).isLessThan(4);
    }
  }

  @Test
  void writing_on_a_coarser_grid_does_not_coarsen_the_paper() throws Exception {
    Path scan = scan(0, Color.BLACK, 4);

    assertThat(read(scan).getWidth()).isGreaterThan(WIDTH / 2 - 1);
  }

  @Test
  void layers_of_more_pixels_than_may_be_rendered_are_put_together_on_a_coarser_grid()
      throws Exception {
    long most = WIDTH * HEIGHT / 4;
    ScanLimits few = new ScanLimits(500, ScanLimits.STANDARD.imagePixels(), most);
    try (ScanFile file = ScanFile.open(scan(0, Color.GRAY, 1), few)) {
      PixelArea area = file.side(1).area();

      assertThat((double) area.width() * area.height()).isBetween(0.9 * most, 1.01 * most);
    }
  }

  @Test
  void coloured_writing_keeps_its_colour() throws Exception {
    Path scan = scan(0, Color.RED, 1);
    try (ScanFile file = ScanFile.open(scan, ScanLimits.STANDARD)) {
      ScannedSide side = file.side(1);

      assertThat(side.picture().cut(List.of(JpegCut.of(side.area()))).getFirst().coding())
          .isEqualTo(PictureCoding.COLOUR_JPEG);
    }
  }

  @Test
  void paper_whose_picture_is_cut_off_is_a_fault_of_its_side() throws Exception {
    byte[] whole = paper();
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    SampleScan scan = new SampleScan();
    scan.page(
        SampleScan.A3_LANDSCAPE,
        0,
        content -> {
          fill(content, scan.raw(half, COSName.DCT_DECODE, WIDTH / 2, HEIGHT / 2, 8));
          fill(content, stencil(scan, 1, 0));
        });
    try (ScanFile file = ScanFile.open(scan.in(directory), ScanLimits.STANDARD)) {
      assertThatThrownBy(() -> file.side(1)).isInstanceOf(UnreadableSideException.class);
      assertThatThrownBy(() -> file.preview(1)).isInstanceOf(UnreadableSideException.class);
    }
  }

  private static byte[] paper() {
    return SamplePictures.jpeg(SamplePictures.paper(WIDTH / 2, HEIGHT / 2, false));
  }

  private Path scan(int rotate, Color ink, int coarser) throws IOException {
    SampleScan scan = new SampleScan();
    PDRectangle size = SampleScan.A3_LANDSCAPE;
    scan.page(
        size,
        rotate,
        content -> {
          fill(content, scan.jpeg(paper()));
          content.setNonStrokingColor(ink);
          fill(content, stencil(scan, coarser, 0));
          content.setNonStrokingColor(Color.BLACK);
          fill(content, stencil(scan, coarser, 300));
        });
    return scan.in(directory);
  }

  private static void fill(PDPageContentStream content, PDImageXObject image) throws IOException {
    PDRectangle size = SampleScan.A3_LANDSCAPE;
    content.drawImage(image, 0, 0, size.getWidth(), size.getHeight());
  }

  private static PDImageXObject stencil(SampleScan scan, int coarser, int down) throws IOException {
    BufferedImage writing =
        new BufferedImage(WIDTH / coarser, HEIGHT / coarser, BufferedImage.TYPE_BYTE_BINARY);
    Graphics2D graphics = writing.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setTransform(AffineTransform.getScaleInstance(1.0 / coarser, 1.0 / coarser));
    graphics.setColor(Color.BLACK);
    graphics.setStroke(new BasicStroke(16));
    graphics.drawLine(0, 300 + down, 1200, 500 + down);
    graphics.dispose();
    PDImageXObject mask = CCITTFactory.createFromImage(scan.document(), writing);
    mask.setStencil(true);
    mask.getCOSObject().removeItem(COSName.COLORSPACE);
    return mask;
  }

  private static BufferedImage read(Path scan) throws Exception {
    try (ScanFile file = ScanFile.open(scan, ScanLimits.STANDARD)) {
      ScannedSide side = file.side(1);
      PixelArea area = side.area();
      BufferedImage whole =
          SamplePictures.decode(side.picture().cut(List.of(JpegCut.of(area))).getFirst().bytes());
      // a turn brings the padding of the last blocks to the first
      return whole.getSubimage(area.x() % 8, area.y() % 8, area.width(), area.height());
    }
  }

  private static BufferedImage rendered(Path scan, int width) throws IOException {
    try (PDDocument document = Loader.loadPDF(scan.toFile())) {
      PDRectangle size = document.getPage(0).getCropBox();
      boolean turned = document.getPage(0).getRotation() % 180 != 0;
      float points = turned ? size.getHeight() : size.getWidth();
      return new PDFRenderer(document).renderImage(0, width / points, ImageType.GRAY);
    }
  }

  /** The mean difference of means over blocks, which bears a shift of less than a pixel. */
  private static double difference(BufferedImage one, BufferedImage other) {
    int across = Math.min(one.getWidth(), other.getWidth()) / 8;
    int down = Math.min(one.getHeight(), other.getHeight()) / 8;
    double sum = 0;
    for (int y = 0; y < down; y++) {
      for (int x = 0; x < across; x++) {
        sum += Math.abs(mean(one, x, y) - mean(other, x, y));
      }
    }
    return sum / (across * down);
  }

  private static double mean(BufferedImage image, int blockX, int blockY) {
    int sum = 0;
    for (int i = 0; i < 64; i++) {
      sum += image.getRaster().getSample(8 * blockX + i % 8, 8 * blockY + i / 8, 0);
    }
    return sum / 64.0;
  }

  private static int darkest(BufferedImage image) {
    int darkest = 255;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        darkest = Math.min(darkest, image.getRaster().getSample(x, y, 0));
      }
    }
    return darkest;
  }
}
