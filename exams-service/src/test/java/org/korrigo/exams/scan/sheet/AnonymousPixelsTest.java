package org.korrigo.exams.scan.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.exams.scan.jpeg.QuarterTurn;
import org.korrigo.exams.scan.jpeg.SamplePictures;

/** Every image of an anonymous copy: white in the zone, pixel by pixel as before below it. */
class AnonymousPixelsTest {
  private static final IdentityZone QUARTER = new IdentityZone(0.25);

  /** A JPEG's cuts fall between its coding units: the one on the border is white too. */
  private static final int CODING_UNIT = 16;

  private static final int WHITE = 250;
  private static final int INK = 200;

  @TempDir Path directory;

  /** A scan of one recto, and how it lies. */
  record Kind(Scanning scanning, SideAttitude attitude) {}

  /** Puts a recto on a page. */
  interface Scanning {
    void on(SampleScan scan) throws IOException;
  }

  static Stream<Named<Kind>> kinds() {
    BufferedImage recto = SampleSheets.recto();
    Stream<Named<Kind>> jpegs =
        Stream.of(
            Named.of("grey JPEG", shown(landscape(recto))),
            Named.of("grey JPEG at 300 dpi", shown(landscape(enlarged(recto, 5)))),
            Named.of(
                "grey JPEG stored turned",
                shown(
                    scan ->
                        scan.jpegPage(
                            SamplePictures.jpeg(SampleSheets.turned(recto, 90)),
                            SampleScan.A3_PORTRAIT,
                            270))),
            Named.of(
                "upside down",
                new Kind(
                    landscape(SampleSheets.turned(recto, 180)),
                    new SideAttitude(QuarterTurn.ofDegrees(180), 0, 0.5))),
            Named.of(
                "straightened",
                new Kind(landscape(recto), new SideAttitude(QuarterTurn.NONE, 1.5, 0.5))));
    Stream<Named<Kind>> layouts =
        SampleLayouts.layouts()
            .map(
                layout ->
                    Named.of(
                        layout.getName(),
                        shown(
                            scan ->
                                scan.page(
                                    SampleScan.A3_LANDSCAPE,
                                    0,
                                    content -> layout.getPayload().paint(scan, content)))));
    return Stream.concat(jpegs, layouts);
  }

  private static Kind shown(Scanning scanning) {
    return new Kind(scanning, SideAttitude.AS_SHOWN);
  }

  private static Scanning landscape(BufferedImage side) {
    return scan -> scan.jpegPage(SamplePictures.jpeg(side), SampleScan.A3_LANDSCAPE, 0);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void all_images_are_white_in_the_zone_and_unchanged_below(Kind kind) throws Exception {
    // Given the first page of a sheet, with its preview
    PagePicture page = firstPage(kind);
    CopyPage stored = stored(page);
    BufferedImage before = decoded(page.bytes());
    assertThat(darkest(before, 0, zone(before))).as("ink in the zone").isLessThan(INK);

    // When it is made anonymous
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    ByteArrayOutputStream views = new ByteArrayOutputStream();
    WrittenPage written = AnonymousPdf.write(pdf, views, List.of(stored)).getFirst();

    // Then that holds for each image that can be taken out of what a corrector gets
    List<BufferedImage> images = images(pdf.toByteArray());
    assertThat(images).hasSize(1);
    images.add(
        decoded(slice((written.imageInViews() ? views : pdf).toByteArray(), written.image())));
    for (BufferedImage image : images) {
      assertAnonymous(before, image);
    }
    if (!written.preview().equals(written.image())) {
      assertAnonymous(
          decoded(bytes(stored.preview())), decoded(slice(views.toByteArray(), written.preview())));
    }
  }

  private static void assertAnonymous(BufferedImage before, BufferedImage after) {
    assertThat(after.getWidth()).isEqualTo(before.getWidth());
    assertThat(after.getHeight()).isEqualTo(before.getHeight());
    assertThat(darkest(after, 0, zone(after))).as("in the zone").isGreaterThan(WHITE);
    for (int y = zone(before) + CODING_UNIT; y < before.getHeight(); y++) {
      for (int x = 0; x < before.getWidth(); x++) {
        assertThat(sample(after, x, y)).as("pixel %d, %d", x, y).isEqualTo(sample(before, x, y));
      }
    }
  }

  /** As it is stored, from 0 to 255, whatever colour space it is shown in. */
  private static int sample(BufferedImage image, int x, int y) {
    int most = (1 << image.getSampleModel().getSampleSize(0)) - 1;
    return image.getRaster().getSample(x, y, 0) * 255 / most;
  }

  private static int zone(BufferedImage image) {
    return (int) Math.floor(image.getHeight() * QUARTER.fraction());
  }

  private static int darkest(BufferedImage image, int from, int to) {
    int darkest = 255;
    for (int y = from; y < to; y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        darkest = Math.min(darkest, sample(image, x, y));
      }
    }
    return darkest;
  }

  private PagePicture firstPage(Kind kind) throws Exception {
    SampleScan scan = new SampleScan();
    kind.scanning().on(scan);
    try (ScanFile file = ScanFile.open(scan.in(directory), ScanLimits.STANDARD)) {
      return SideCutting.recto(file.side(1, kind.attitude()), 0.5, QUARTER).pages().getLast();
    }
  }

  private CopyPage stored(PagePicture page) throws IOException {
    Path pdf = directory.resolve("page.pdf");
    Path views = directory.resolve("page.views");
    try (var toPdf = Files.newOutputStream(pdf);
        var toViews = Files.newOutputStream(views)) {
      WrittenPage written = PageFiles.write(toPdf, toViews, List.of(page)).getFirst();
      CopyPage.Source image =
          new CopyPage.Source(written.imageInViews() ? views : pdf, written.image());
      boolean isItsOwn = written.preview().equals(written.image());
      return new CopyPage(
          image,
          isItsOwn ? image : new CopyPage.Source(views, written.preview()),
          Optional.of(QUARTER));
    }
  }

  private static List<BufferedImage> images(byte[] pdf) throws IOException {
    List<BufferedImage> images = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (PDPage page : document.getPages()) {
        for (COSStream image : PageImages.of(page)) {
          images.add(new PDImageXObject(new PDStream(image), page.getResources()).getImage());
        }
      }
    }
    return images;
  }

  private static byte[] bytes(CopyPage.Source source) throws IOException {
    return slice(Files.readAllBytes(source.file()), source.slice());
  }

  private static byte[] slice(byte[] file, PageSlice slice) {
    int from = (int) slice.offset();
    return Arrays.copyOfRange(file, from, from + (int) slice.length());
  }

  private static BufferedImage decoded(byte[] picture) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(picture));
  }

  private static BufferedImage enlarged(BufferedImage image, int times) {
    BufferedImage large =
        new BufferedImage(image.getWidth() * times, image.getHeight() * times, image.getType());
    Graphics2D graphics = large.createGraphics();
    graphics.drawImage(image, 0, 0, large.getWidth(), large.getHeight(), null);
    graphics.dispose();
    return large;
  }
}
