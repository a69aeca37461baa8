package org.korrigo.exams.scan.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.exams.scan.jpeg.JpegCut;
import org.korrigo.exams.scan.jpeg.SamplePictures;

/** Sides that are not one plain JPEG. */
class RenderedSideTest {
  @TempDir Path directory;

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.korrigo.exams.scan.sheet.SampleLayouts#otherLayouts")
  void a_side_that_is_no_plain_jpeg_is_rendered_upright(SampleLayouts.Layout layout)
      throws Exception {
    // Given a recto stored in its own way
    SampleScan scan = new SampleScan();
    scan.page(SampleScan.A3_LANDSCAPE, 0, content -> layout.paint(scan, content));

    // When it is read and cut
    try (ScanFile file = ScanFile.open(scan.in(directory), ScanLimits.STANDARD)) {
      ScannedSide side = file.side(1);
      CutSide cut = SideCutting.recto(side, 0.5, IdentityZone.STANDARD);

      // Then it was rendered in grey, at a resolution that one can read
      assertThat(side.rendered()).isTrue();
      assertThat(coding(side)).isEqualTo(PictureCoding.GREY_JPEG);
      assertThat(side.picture().width()).isGreaterThan(1600);
      assertThat(greyOfMark(cut.pages().getLast())).isLessThan(110.0);
      assertThat(greyOfMark(cut.pages().getFirst())).isBetween(140.0, 230.0);
    }
  }

  private static PictureCoding coding(ScannedSide side) throws Exception {
    return side.picture().cut(List.of(JpegCut.of(side.area()))).getFirst().coding();
  }

  /** The mean where the mark of a page stands, so that dithered marks count as well. */
  private static double greyOfMark(PagePicture page) {
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
        content -> SampleLayouts.fill(content, scan.jpeg(SamplePictures.progressive(colour))));
    try (ScanFile file = ScanFile.open(scan.in(directory), ScanLimits.STANDARD)) {
      ScannedSide side = file.side(1);

      assertThat(side.rendered()).isTrue();
      assertThat(coding(side)).isEqualTo(PictureCoding.COLOUR_JPEG);
    }
  }

  @Test
  void a_rendered_side_stays_within_its_pixels() throws Exception {
    SampleScan scan = new SampleScan();
    scan.page(SampleScan.A3_LANDSCAPE, 0, content -> SampleLayouts.progressive(scan, content));
    ScanLimits limits = new ScanLimits(500, 80_000_000, 500_000);
    try (ScanFile file = ScanFile.open(scan.in(directory), limits)) {
      ScannedSide side = file.side(1);

      assertThat((long) side.picture().width() * side.picture().height())
          .isBetween(480_000L, 505_000L);
    }
  }

  @Test
  void what_changes_nothing_does_not_cost_a_rendering() throws Exception {
    // Given a scan whose image says that it is no negative, on a white ground, in a clip of its
    // page
    SampleScan scan = new SampleScan();
    PDImageXObject image = scan.jpeg(SamplePictures.jpeg(SampleSheets.recto()));
    image.setDecode(SampleScan.decode(0, 1));
    scan.page(
        SampleScan.A3_LANDSCAPE,
        0,
        content -> {
          content.setNonStrokingColor(Color.WHITE);
          content.addRect(0, 0, 1200, 850);
          content.fill();
          content.addRect(0, 0, 1191, 842);
          content.clip();
          SampleLayouts.fill(content, image);
        });

    // When it is read, then it is the scanner's own picture
    try (ScanFile file = ScanFile.open(scan.in(directory), ScanLimits.STANDARD)) {
      assertThat(file.side(1).rendered()).isFalse();
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
          SampleLayouts.fill(content, scan.jpeg(jpeg));
          SampleScan.hiddenText(content, "DUPONT MARIE");
        });

    // When it is read
    try (ScanFile file = ScanFile.open(scan.in(directory), ScanLimits.STANDARD)) {
      // Then it is still the scanner's own picture
      assertThat(file.side(1).rendered()).isFalse();
    }
  }
}
