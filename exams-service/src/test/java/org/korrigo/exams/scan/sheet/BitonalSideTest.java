package org.korrigo.exams.scan.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sides of one bit a pixel keep just that, to the last page. */
class BitonalSideTest {
  private static final IdentityZone THIRD = new IdentityZone(1 / 3.0);
  private static final int WIDTH = 3 * 992;
  private static final int HALF = WIDTH / 2;
  private static final int HEIGHT = 3 * 702;

  @TempDir Path directory;

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.korrigo.exams.scan.sheet.SampleLayouts#bitonalLayouts")
  void both_pages_and_the_header_are_the_scanners_own_pixels(SampleLayouts.Layout layout)
      throws Exception {
    // Given a recto of one bit a pixel
    SampleScan scan = new SampleScan();
    scan.page(SampleScan.A3_LANDSCAPE, 0, content -> layout.paint(scan, content));

    // When it is read and cut
    ScannedSide side = side(scan);
    CutSide cut = SideCutting.recto(side, 0.5, THIRD);

    // Then nothing was rendered, and each piece is a PNG of the scanner's own pixels
    assertThat(side.rendered()).isFalse();
    BufferedImage source = SampleLayouts.blackAndWhite();
    assertSame(cut.pages().getFirst(), source.getSubimage(0, 0, HALF, HEIGHT));
    assertSame(cut.pages().getLast(), source.getSubimage(HALF, 0, HALF, HEIGHT));
    assertSame(cut.header().orElseThrow(), source.getSubimage(HALF, 0, HALF, HEIGHT / 3));
  }

  @ParameterizedTest(name = "shown by /Rotate {0}")
  @ValueSource(ints = {90, 180, 270})
  void it_comes_upright_however_the_copier_stored_it(int rotate) throws Exception {
    // Given a recto stored turned and shown upright by the page's /Rotate
    BufferedImage upright = SampleLayouts.blackAndWhite();
    PDRectangle size = rotate % 180 == 0 ? SampleScan.A3_LANDSCAPE : SampleScan.A3_PORTRAIT;
    SampleScan scan = new SampleScan();
    PDImageXObject image =
        CCITTFactory.createFromImage(scan.document(), SampleSheets.turned(upright, 360 - rotate));
    scan.page(
        size, rotate, content -> content.drawImage(image, 0, 0, size.getWidth(), size.getHeight()));

    // When it is cut
    CutSide cut = SideCutting.verso(side(scan), 0.5);

    // Then its pages are upright
    assertSame(cut.pages().getFirst(), upright.getSubimage(0, 0, HALF, HEIGHT));
    assertSame(cut.pages().getLast(), upright.getSubimage(HALF, 0, HALF, HEIGHT));
  }

  @Test
  void pages_are_shown_by_their_pdf_and_by_their_view_pixel_by_pixel() throws Exception {
    // Given two pages of one bit a pixel
    List<PagePicture> pages = SideCutting.verso(side(recto()), 0.5).pages();

    // When they are written
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    ByteArrayOutputStream views = new ByteArrayOutputStream();
    List<WrittenPage> written = PageFiles.write(pdf, views, pages);

    // Then the views hold their PNG, which is also their preview
    for (int i = 0; i < 2; i++) {
      WrittenPage page = written.get(i);
      assertThat(page.imageInViews()).isTrue();
      assertThat(page.preview()).isEqualTo(page.image());
      assertThat(page.image().contentType()).isEqualTo("image/png");
      assertThat(part(views.toByteArray(), page.image())).isEqualTo(pages.get(i).bytes());
    }
    // And the PDF the same pixels, one bit each
    try (PDDocument document = Loader.loadPDF(pdf.toByteArray())) {
      PDResources resources = document.getPage(1).getResources();
      PDImageXObject image = (PDImageXObject) resources.getXObject(COSName.getPDFName("I"));
      assertThat(image.getBitsPerComponent()).isEqualTo(1);
      assertSame(pages.getLast(), image.getImage());
    }
  }

  @Test
  void correctors_see_every_pixel_but_those_of_the_identity_zone() throws Exception {
    // Given a booklet of two pages of one bit a pixel
    List<PagePicture> pages = SideCutting.verso(side(recto()), 0.5).pages();
    Path pdf = directory.resolve("booklet.pdf");
    Path views = directory.resolve("booklet.views");
    List<CopyPage> copy = new ArrayList<>();
    try (OutputStream toPdf = Files.newOutputStream(pdf);
        OutputStream toViews = Files.newOutputStream(views)) {
      for (WrittenPage page : PageFiles.write(toPdf, toViews, pages)) {
        CopyPage.Source source = new CopyPage.Source(views, page.image());
        copy.add(new CopyPage(source, source, Optional.of(THIRD).filter(zone -> copy.isEmpty())));
      }
    }

    // When it is made anonymous
    ByteArrayOutputStream anonymousPdf = new ByteArrayOutputStream();
    ByteArrayOutputStream anonymousViews = new ByteArrayOutputStream();
    List<WrittenPage> written = AnonymousPdf.write(anonymousPdf, anonymousViews, copy);

    // Then the zone is white in the view, which is the preview as well, and in the PDF
    BufferedImage expected = SampleLayouts.blackAndWhite().getSubimage(0, 0, HALF, HEIGHT);
    for (int y = 0; y < HEIGHT / 3; y++) {
      for (int x = 0; x < HALF; x++) {
        expected.setRGB(x, y, 0xFFFFFF);
      }
    }
    byte[] view = part(anonymousViews.toByteArray(), written.getFirst().image());
    assertThat(written.getFirst().preview()).isEqualTo(written.getFirst().image());
    assertSame(new PagePicture(view, HALF, HEIGHT, PictureCoding.BITONAL_PNG), expected);
    try (PDDocument document = Loader.loadPDF(anonymousPdf.toByteArray())) {
      PDResources resources = document.getPage(0).getResources();
      PDImageXObject image = (PDImageXObject) resources.getXObject(COSName.getPDFName("I"));
      assertSame(new PagePicture(view, HALF, HEIGHT, PictureCoding.BITONAL_PNG), image.getImage());
    }
    // And the other page is as it was
    assertThat(part(anonymousViews.toByteArray(), written.getLast().image()))
        .isEqualTo(pages.getLast().bytes());
  }

  @Test
  void a_stored_page_that_was_overwritten_is_an_error() throws Exception {
    Path views = directory.resolve("booklet.views");
    PagePicture page = SideCutting.verso(side(recto()), 0.5).pages().getFirst();
    byte[] overwritten = page.bytes().clone();
    Arrays.fill(overwritten, 0, 20, (byte) 0);
    Files.write(views, overwritten);
    CopyPage.Source source = new CopyPage.Source(views, PageSlice.of(0, page));

    assertThatThrownBy(
            () ->
                AnonymousPdf.write(
                    OutputStream.nullOutputStream(),
                    OutputStream.nullOutputStream(),
                    List.of(new CopyPage(source, source, Optional.of(THIRD)))))
        .isInstanceOf(java.io.IOException.class);
  }

  private static SampleScan recto() throws java.io.IOException {
    SampleScan scan = new SampleScan();
    return scan.page(SampleScan.A3_LANDSCAPE, 0, content -> SampleLayouts.bitonal(scan, content));
  }

  private ScannedSide side(SampleScan scan) throws Exception {
    try (ScanFile file = ScanFile.open(scan.in(directory), ScanLimits.STANDARD)) {
      return file.side(1);
    }
  }

  private static byte[] part(byte[] file, PageSlice slice) {
    return Arrays.copyOfRange(file, (int) slice.offset(), (int) (slice.offset() + slice.length()));
  }

  private static void assertSame(PagePicture page, BufferedImage expected) throws Exception {
    assertThat(page.coding()).isEqualTo(PictureCoding.BITONAL_PNG);
    BufferedImage found = ImageIO.read(new ByteArrayInputStream(page.bytes()));
    assertThat(found.getColorModel().getPixelSize()).isEqualTo(1);
    assertThat(found.getWidth()).isEqualTo(page.widthPx()).isEqualTo(expected.getWidth());
    assertThat(found.getHeight()).isEqualTo(page.heightPx()).isEqualTo(expected.getHeight());
    int[] row = new int[found.getWidth()];
    int[] other = new int[found.getWidth()];
    for (int y = 0; y < found.getHeight(); y++) {
      found.getRGB(0, y, row.length, 1, row, 0, row.length);
      expected.getRGB(0, y, row.length, 1, other, 0, row.length);
      assertThat(row).isEqualTo(other);
    }
  }
}
