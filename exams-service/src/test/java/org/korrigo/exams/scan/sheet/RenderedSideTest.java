package org.korrigo.exams.scan.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.exams.scan.jpeg.SamplePictures;

/** Sides that are not one plain JPEG, and sides that must be refused. */
class RenderedSideTest {
  private static final float WIDTH = SampleScan.A3_LANDSCAPE.getWidth();
  private static final float HEIGHT = SampleScan.A3_LANDSCAPE.getHeight();

  @TempDir Path directory;

  /** A way to paint a recto on an A3 page. */
  interface Layout {
    void paint(SampleScan scan, PDPageContentStream content) throws IOException;
  }

  static Stream<Named<Layout>> layouts() {
    return Stream.of(
        Named.of("progressive", RenderedSideTest::progressive),
        Named.of("CCITT G4", RenderedSideTest::bitonal),
        Named.of("JBIG2", RenderedSideTest::jbig2),
        Named.of("uncompressed samples", RenderedSideTest::flate),
        Named.of("a background and a mask of the writing", RenderedSideTest::layers),
        Named.of("stripes", RenderedSideTest::stripes),
        Named.of("mirrored and back", RenderedSideTest::mirrored),
        Named.of("skewed a little", RenderedSideTest::skewed),
        Named.of("clipped", RenderedSideTest::clipped),
        Named.of("something painted over it", RenderedSideTest::stamped),
        Named.of("smaller than its page", RenderedSideTest::small));
  }

  private static void progressive(SampleScan scan, PDPageContentStream content) throws IOException {
    fill(content, scan.jpeg(SamplePictures.progressive(SampleSheets.recto())));
  }

  private static void bitonal(SampleScan scan, PDPageContentStream content) throws IOException {
    // a threshold would leave nothing of the grey marks: their edges are drawn in black instead
    fill(content, CCITTFactory.createFromImage(scan.document(), blackAndWhite()));
  }

  private static void jbig2(SampleScan scan, PDPageContentStream content) throws IOException {
    PDImageXObject fax = CCITTFactory.createFromImage(scan.document(), blackAndWhite());
    byte[] coded;
    try (var in = fax.getStream().getCOSObject().createRawInputStream()) {
      coded = in.readAllBytes();
    }
    byte[] data = SampleJbig2.of(coded, fax.getWidth(), fax.getHeight());
    fill(content, scan.raw(data, COSName.JBIG2_DECODE, fax.getWidth(), fax.getHeight(), 1));
  }

  private static void flate(SampleScan scan, PDPageContentStream content) throws IOException {
    fill(content, samples(scan, 702));
  }

  /** A recto as plain deflated samples, of a height that may be more than there are samples for. */
  private static PDImageXObject samples(SampleScan scan, int height) throws IOException {
    byte[] grey = ((DataBufferByte) SampleSheets.recto().getRaster().getDataBuffer()).getData();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
      deflater.write(grey);
    }
    return scan.raw(bytes.toByteArray(), COSName.FLATE_DECODE, 992, height, 8);
  }

  private static void layers(SampleScan scan, PDPageContentStream content) throws IOException {
    fill(content, scan.jpeg(SamplePictures.jpeg(SampleSheets.recto())));
    BufferedImage writing = new BufferedImage(400, 300, BufferedImage.TYPE_BYTE_BINARY);
    Graphics2D graphics = writing.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 400, 300);
    graphics.setColor(Color.BLACK);
    graphics.drawLine(0, 200, 400, 250);
    graphics.dispose();
    PDImageXObject mask = CCITTFactory.createFromImage(scan.document(), writing);
    mask.setStencil(true);
    mask.getCOSObject().removeItem(COSName.COLORSPACE);
    fill(content, mask);
  }

  private static void stripes(SampleScan scan, PDPageContentStream content) throws IOException {
    BufferedImage side = SampleSheets.recto();
    int half = side.getHeight() / 2;
    var top = SamplePictures.jpeg(copy(side.getSubimage(0, 0, side.getWidth(), half)));
    var bottom = SamplePictures.jpeg(copy(side.getSubimage(0, half, side.getWidth(), half)));
    content.drawImage(scan.jpeg(bottom), 0, 0, WIDTH, HEIGHT / 2);
    content.drawImage(scan.jpeg(top), 0, HEIGHT / 2, WIDTH, HEIGHT / 2);
  }

  private static void mirrored(SampleScan scan, PDPageContentStream content) throws IOException {
    BufferedImage side = SampleSheets.recto();
    BufferedImage mirrored = new BufferedImage(side.getWidth(), side.getHeight(), side.getType());
    Graphics2D graphics = mirrored.createGraphics();
    graphics.drawImage(side, side.getWidth(), 0, -side.getWidth(), side.getHeight(), null);
    graphics.dispose();
    content.drawImage(
        scan.jpeg(SamplePictures.jpeg(mirrored)), new Matrix(-WIDTH, 0, 0, HEIGHT, WIDTH, 0));
  }

  private static void skewed(SampleScan scan, PDPageContentStream content) throws IOException {
    content.drawImage(
        scan.jpeg(SamplePictures.jpeg(SampleSheets.recto())),
        new Matrix(WIDTH, 0.013f * WIDTH, -0.013f * HEIGHT, HEIGHT, 0.006f * HEIGHT, -5));
  }

  private static void clipped(SampleScan scan, PDPageContentStream content) throws IOException {
    content.addRect(0, 20, WIDTH, HEIGHT - 20);
    content.clip();
    fill(content, scan.jpeg(SamplePictures.jpeg(SampleSheets.recto())));
  }

  private static void stamped(SampleScan scan, PDPageContentStream content) throws IOException {
    fill(content, scan.jpeg(SamplePictures.jpeg(SampleSheets.recto())));
    content.addRect(300, 300, 40, 40);
    content.fill();
  }

  private static void small(SampleScan scan, PDPageContentStream content) throws IOException {
    PDImageXObject image = scan.jpeg(SamplePictures.jpeg(SampleSheets.recto()));
    content.drawImage(image, 10, 10, WIDTH - 20, HEIGHT - 20);
  }

  private static void fill(PDPageContentStream content, PDImageXObject image) throws IOException {
    content.drawImage(image, 0, 0, WIDTH, HEIGHT);
  }

  private static BufferedImage copy(BufferedImage part) {
    BufferedImage whole = new BufferedImage(part.getWidth(), part.getHeight(), part.getType());
    whole.createGraphics().drawImage(part, 0, 0, null);
    return whole;
  }

  /** A bitonal side at 200 dpi, whose marks are dithered to their greys. */
  private static BufferedImage blackAndWhite() {
    BufferedImage grey = SampleSheets.recto();
    BufferedImage side =
        new BufferedImage(
            grey.getWidth() * 3, grey.getHeight() * 3, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < side.getHeight(); y++) {
      for (int x = 0; x < side.getWidth(); x++) {
        int threshold = (x * 7 + y * 13) % 32 * 8;
        boolean white = grey.getRaster().getSample(x / 3, y / 3, 0) > threshold;
        side.getRaster().setSample(x, y, 0, white ? 1 : 0);
      }
    }
    return side;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layouts")
  void a_side_that_is_no_plain_jpeg_is_rendered_upright(Layout layout) throws Exception {
    // Given a recto stored in its own way
    SampleScan scan = new SampleScan();
    scan.page(SampleScan.A3_LANDSCAPE, 0, content -> layout.paint(scan, content));

    // When it is read and cut
    try (ScanFile file = ScanFile.open(scan.in(directory), ScanLimits.STANDARD)) {
      ScannedSide side = file.side(1);
      CutSide cut = SideCutting.recto(side, IdentityZone.STANDARD);

      // Then it was rendered in grey, at a resolution that one can read
      assertThat(side.rendered()).isTrue();
      assertThat(side.image().colours()).isEqualTo(1);
      assertThat(side.image().width()).isGreaterThan(1600);
      assertThat(greyOfMark(cut.pages().getLast())).isLessThan(110.0);
      assertThat(greyOfMark(cut.pages().getFirst())).isBetween(140.0, 230.0);
    }
  }

  /** The mean where the mark of a page stands, so that dithered marks count as well. */
  private static double greyOfMark(PageJpeg page) {
    BufferedImage image = SamplePictures.decode(page.bytes());
    double scale = (double) image.getHeight() / SampleSheets.PAGE_HEIGHT;
    int from = (int) (52 * scale);
    int to = (int) (68 * scale);
    long sum = 0;
    for (int y = from; y < to; y++) {
      for (int x = from; x < to; x++) {
        sum += image.getRaster().getSample(x, y, 0);
      }
    }
    return (double) sum / ((to - from) * (to - from));
  }

  @Test
  void a_side_painted_in_colour_stays_in_colour() throws Exception {
    BufferedImage colour = SamplePictures.paper(992, 702, true);
    SampleScan scan = new SampleScan();
    scan.page(
        SampleScan.A3_LANDSCAPE,
        0,
        content -> fill(content, scan.jpeg(SamplePictures.progressive(colour))));
    try (ScanFile file = ScanFile.open(scan.in(directory), ScanLimits.STANDARD)) {
      ScannedSide side = file.side(1);

      assertThat(side.rendered()).isTrue();
      assertThat(side.image().colours()).isEqualTo(3);
    }
  }

  @Test
  void a_rendered_side_stays_within_its_pixels() throws Exception {
    SampleScan scan = new SampleScan();
    scan.page(SampleScan.A3_LANDSCAPE, 0, content -> progressive(scan, content));
    ScanLimits limits = new ScanLimits(500, 80_000_000, 500_000);
    try (ScanFile file = ScanFile.open(scan.in(directory), limits)) {
      ScannedSide side = file.side(1);

      assertThat((long) side.image().width() * side.image().height()).isBetween(480_000L, 505_000L);
    }
  }

  @Test
  void hidden_recognised_text_is_left_behind() throws Exception {
    // Given a scan with a name in the invisible text that copiers lay under it
    byte[] jpeg = SamplePictures.jpeg(SampleSheets.recto());
    SampleScan scan = new SampleScan();
    scan.page(
        SampleScan.A3_LANDSCAPE,
        0,
        content -> {
          fill(content, scan.jpeg(jpeg));
          SampleScan.hiddenText(content, "DUPONT MARIE");
        });

    // When it is read
    try (ScanFile file = ScanFile.open(scan.in(directory), ScanLimits.STANDARD)) {
      // Then it is still the scanner's own picture
      assertThat(file.side(1).rendered()).isFalse();
    }
  }

  @Test
  void a_truncated_jpeg_is_a_fault_of_its_side_alone() throws Exception {
    // Given three sides of which the second ends in the middle, and the third is progressive and
    // does too
    byte[] whole = SamplePictures.jpeg(SampleSheets.recto());
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    byte[] progressive = SamplePictures.progressive(SampleSheets.recto());
    SampleScan scan = new SampleScan();
    for (byte[] jpeg :
        new byte[][] {whole, half, Arrays.copyOf(progressive, progressive.length / 2), whole}) {
      PDImageXObject image = scan.raw(jpeg, COSName.DCT_DECODE, 992, 702, 8);
      scan.page(SampleScan.A3_LANDSCAPE, 0, content -> fill(content, image));
    }

    try (ScanFile file = ScanFile.open(scan.in(directory), ScanLimits.STANDARD)) {
      assertThat(file.side(4).rendered()).isFalse();
      assertThat(file.sides()).isEqualTo(4);
      assertFault(file, 2, SideFault.DAMAGED);
      assertFault(file, 3, SideFault.DAMAGED);
    }
  }

  private static void assertFault(ScanFile file, int page, SideFault fault) {
    assertThatThrownBy(() -> SideCutting.verso(file.side(page)))
        .isInstanceOfSatisfying(
            UnreadableSideException.class,
            refused -> {
              assertThat(refused.fault()).isEqualTo(fault);
              assertThat(refused.page()).isEqualTo(page);
              assertThat(refused).hasMessageStartingWith("page " + page + ": ");
            });
  }

  @Test
  void samples_that_end_too_early_are_a_fault() throws Exception {
    SampleScan scan = new SampleScan();
    PDImageXObject image = samples(scan, 1404);
    scan.page(SampleScan.A3_LANDSCAPE, 0, content -> fill(content, image));
    try (ScanFile file = ScanFile.open(scan.in(directory), ScanLimits.STANDARD)) {
      assertFault(file, 1, SideFault.DAMAGED);
    }
  }

  @Test
  void a_compression_that_nobody_here_reads_is_a_fault() throws Exception {
    SampleScan scan = new SampleScan();
    PDImageXObject image = scan.raw(new byte[100], COSName.JPX_DECODE, 992, 702, 8);
    scan.page(SampleScan.A3_LANDSCAPE, 0, content -> fill(content, image));
    try (ScanFile file = ScanFile.open(scan.in(directory), ScanLimits.STANDARD)) {
      assertFault(file, 1, SideFault.UNSUPPORTED_COMPRESSION);
    }
  }

  @Test
  void a_pixel_bomb_is_a_fault() throws Exception {
    SampleScan scan = new SampleScan();
    PDImageXObject image = scan.raw(new byte[9], COSName.FLATE_DECODE, 60_000, 60_000, 8);
    scan.page(SampleScan.A3_LANDSCAPE, 0, content -> fill(content, image));
    try (ScanFile file = ScanFile.open(scan.in(directory), ScanLimits.STANDARD)) {
      assertFault(file, 1, SideFault.TOO_MANY_PIXELS);
    }
  }

  @Test
  void broken_bytes_anywhere_never_escape_as_another_exception() throws Exception {
    byte[] whole =
        Files.readAllBytes(
            new SampleScan()
                .jpegPage(SamplePictures.jpeg(SampleSheets.recto()), SampleScan.A3_PORTRAIT, 90)
                .in(directory));
    Random random = new Random(11);
    for (int i = 0; i < 150; i++) {
      byte[] broken = whole.clone();
      for (int flips = 0; flips < 4; flips++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      Path path = Files.write(directory.resolve("broken.pdf"), broken);
      try (ScanFile file = ScanFile.open(path, ScanLimits.STANDARD)) {
        assertThat(SideCutting.single(file.side(1), IdentityZone.STANDARD).pages()).hasSize(1);
      } catch (UnreadableSideException | IOException refused) {
        assertThat(refused.getMessage()).isNotNull();
      }
    }
  }
}
