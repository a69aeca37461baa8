package org.korrigo.exams.scan.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.exams.scan.jpeg.SamplePictures;

class SidePreviewTest {
  @TempDir Path directory;

  @ParameterizedTest(name = "shown by /Rotate {0}")
  @ValueSource(ints = {0, 90, 180, 270})
  void a_side_is_seen_small_and_upright_however_the_copier_stored_it(int rotate) throws Exception {
    // Given a recto stored turned and shown upright by the page's /Rotate
    PDRectangle size = rotate % 180 == 0 ? SampleScan.A3_LANDSCAPE : SampleScan.A3_PORTRAIT;
    BufferedImage stored = SampleSheets.turned(SampleSheets.recto(), (360 - rotate) % 360);
    Path scan = new SampleScan().jpegPage(SamplePictures.jpeg(stored), size, rotate).in(directory);

    // When it is looked at
    SidePreview preview = preview(scan);

    // Then each pixel is the mean of its 8 x 8, seen upright
    assertThat(preview.format()).isEqualTo(SideFormat.FOLDED_SHEET);
    assertThat(preview.width()).isEqualTo(124);
    assertThat(preview.height()).isEqualTo(88);
    assertThat(preview.scanDpi()).isCloseTo(60, within(0.1));
    assertThat(preview.dpi()).isCloseTo(7.5, within(0.02));
    // 702 rows are no multiple of 8: those stored first come whole
    int shift = rotate == 180 || rotate == 270 ? 8 * 88 - 702 : 0;
    assertThat(differenceTo(preview, SampleSheets.recto(), shift)).isLessThan(3);
  }

  /** The largest difference between a preview and means of a picture, but for its outer edge. */
  private static double differenceTo(SidePreview preview, BufferedImage picture, int shift) {
    double worst = 0;
    for (int y = 1; y < preview.height() - 1; y++) {
      for (int x = 1; x < preview.width() - 1; x++) {
        double sum = 0;
        for (int i = 0; i < 64; i++) {
          sum += picture.getRaster().getSample(8 * x + i % 8, 8 * y - shift + i / 8, 0);
        }
        worst = Math.max(worst, Math.abs(sum / 64 - preview.at(x, y)));
      }
    }
    return worst;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.korrigo.exams.scan.sheet.SampleLayouts#layouts")
  void a_side_of_any_kind_is_seen_small(SampleLayouts.Layout layout) throws Exception {
    // Given a recto stored in its own way
    SampleScan scan = new SampleScan();
    scan.page(SampleScan.A3_LANDSCAPE, 0, content -> layout.paint(scan, content));

    // When it is looked at, and then read
    try (ScanFile file = ScanFile.open(scan.in(directory), ScanLimits.STANDARD)) {
      SidePreview preview = file.preview(1);
      ScannedSide side = file.side(1);

      // Then both are of one size, and the marks of the pages are where they were
      double inches = SampleScan.A3_LANDSCAPE.getWidth() / 72;
      assertThat(preview.scanDpi()).isCloseTo(side.picture().width() / inches, within(1.0));
      double scale = preview.scanDpi() / preview.dpi();
      assertThat(preview.width() * scale).isCloseTo(side.picture().width(), within(2 * scale));
      assertThat(preview.height() * scale).isCloseTo(side.picture().height(), within(2 * scale));
      assertThat(greyOfMark(preview, 0)).isBetween(140.0, 230.0);
      assertThat(greyOfMark(preview, 496)).isLessThan(110.0);
    }
  }

  private static double greyOfMark(SidePreview preview, int pageAt) {
    double scale = preview.height() / 702.0;
    long sum = 0;
    int count = 0;
    for (int y = (int) Math.ceil(50 * scale); y < 70 * scale - 1; y++) {
      for (int x = (int) Math.ceil((pageAt + 50) * scale); x < (pageAt + 70) * scale - 1; x++) {
        sum += preview.at(x, y);
        count++;
      }
    }
    return (double) sum / count;
  }

  @Test
  void half_a_picture_is_a_fault_of_its_side_and_no_preview() throws Exception {
    byte[] whole = SamplePictures.jpeg(SampleSheets.recto());
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    Path scan = new SampleScan().jpegPage(half, SampleScan.A3_LANDSCAPE, 0).in(directory);

    assertThatThrownBy(() -> preview(scan))
        .isInstanceOfSatisfying(
            UnreadableSideException.class,
            refused -> assertThat(refused.fault()).isEqualTo(SideFault.DAMAGED));
  }

  private static SidePreview preview(Path scan) throws Exception {
    try (ScanFile file = ScanFile.open(scan, ScanLimits.STANDARD)) {
      return file.preview(1);
    }
  }
}
