package org.korrigo.exams.scan.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.korrigo.exams.scan.sheet.SampleSheets.PAGE_HEIGHT;
import static org.korrigo.exams.scan.sheet.SampleSheets.PAGE_WIDTH;
import static org.korrigo.exams.scan.sheet.SampleSheets.turned;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.exams.scan.jpeg.SamplePictures;

class FoldedSheetTest {
  private static final IdentityZone THIRD = new IdentityZone(1 / 3.0);

  @TempDir Path directory;

  @ParameterizedTest(name = "shown by /Rotate {0}")
  @ValueSource(ints = {0, 90, 180, 270})
  void pages_come_upright_in_reading_order_however_the_copier_stored_them(int rotate)
      throws Exception {
    // Given a sheet whose sides are stored turned and shown upright by the page's /Rotate
    PDRectangle size = rotate % 180 == 0 ? SampleScan.A3_LANDSCAPE : SampleScan.A3_PORTRAIT;
    Path file =
        new SampleScan()
            .jpegPage(stored(true, 360 - rotate), size, rotate)
            .jpegPage(stored(false, 360 - rotate), size, rotate)
            .in(directory);

    // When it is cut
    List<PagePicture> pages = cut(file);

    // Then its pages are read 1 2 3 4
    assertThat(pages).extracting(SampleSheets::numberOn).containsExactly(1, 2, 3, 4);
  }

  @ParameterizedTest(name = "stored turned by {0}")
  @ValueSource(ints = {90, 180, 270})
  void pages_come_upright_when_the_page_turns_its_image_itself(int degrees) throws Exception {
    // Given sides stored turned clockwise, and turned back by the matrix of their page
    float width = SampleScan.A3_LANDSCAPE.getWidth();
    float height = SampleScan.A3_LANDSCAPE.getHeight();
    Matrix matrix =
        switch (degrees) {
          case 90 -> new Matrix(0, height, -width, 0, width, 0);
          case 180 -> new Matrix(-width, 0, 0, -height, width, height);
          default -> new Matrix(0, -height, width, 0, 0, height);
        };
    Path file =
        new SampleScan()
            .pageWithMatrix(stored(true, degrees), matrix)
            .pageWithMatrix(stored(false, degrees), matrix)
            .in(directory);

    // When it is cut
    List<PagePicture> pages = cut(file);

    // Then its pages are read 1 2 3 4
    assertThat(pages).extracting(SampleSheets::numberOn).containsExactly(1, 2, 3, 4);
  }

  private static byte[] stored(boolean recto, int degrees) {
    return SamplePictures.jpeg(
        turned(recto ? SampleSheets.recto() : SampleSheets.verso(), degrees % 360));
  }

  private static List<PagePicture> cut(Path file) throws IOException, UnreadableSideException {
    try (ScanFile scan = ScanFile.open(file, ScanLimits.STANDARD)) {
      ScannedSide recto = scan.side(1);
      ScannedSide verso = scan.side(2);
      assertThat(List.of(recto.rendered(), verso.rendered())).containsOnly(false);
      return SideCutting.inReadingOrder(
          SideCutting.recto(recto, 0.5, THIRD), SideCutting.verso(verso, 0.5));
    }
  }

  @Test
  void halves_meet_at_the_coding_unit_nearest_to_the_middle() throws Exception {
    Path file =
        new SampleScan().jpegPage(stored(true, 0), SampleScan.A3_LANDSCAPE, 0).in(directory);
    try (ScanFile scan = ScanFile.open(file, ScanLimits.STANDARD)) {
      // When a side of 992 pixels is cut
      CutSide cut = SideCutting.recto(scan.side(1), 0.5, THIRD);

      // Then no pixel is lost or doubled
      assertThat(cut.pages()).extracting(PagePicture::widthPx).containsExactly(496, 496);
      assertThat(cut.pages()).extracting(PagePicture::heightPx).containsOnly(PAGE_HEIGHT);
    }
  }

  @Test
  void the_header_is_the_top_of_page_one() throws Exception {
    Path file =
        new SampleScan().jpegPage(stored(true, 0), SampleScan.A3_LANDSCAPE, 0).in(directory);
    try (ScanFile scan = ScanFile.open(file, ScanLimits.STANDARD)) {
      // When the recto is cut
      CutSide cut = SideCutting.recto(scan.side(1), 0.5, THIRD);

      // Then its header has at least the zone's height, and shows what page one shows there
      PagePicture header = cut.header().orElseThrow();
      assertThat(header.widthPx()).isEqualTo(PAGE_WIDTH);
      assertThat(header.heightPx()).isBetween(PAGE_HEIGHT / 3, PAGE_HEIGHT / 3 + 8);
      var whole = SamplePictures.decode(cut.pages().getLast().bytes());
      var crop = SamplePictures.decode(header.bytes());
      for (int x = 0; x < PAGE_WIDTH; x++) {
        assertThat(crop.getRaster().getSample(x, 60, 0))
            .isEqualTo(whole.getRaster().getSample(x, 60, 0));
      }
    }
  }

  @Test
  void a_single_page_stays_whole_and_has_a_header() throws Exception {
    Path file =
        new SampleScan()
            .jpegPage(SamplePictures.jpeg(SampleSheets.page(3)), PDRectangle.A4, 0)
            .in(directory);
    try (ScanFile scan = ScanFile.open(file, ScanLimits.STANDARD)) {
      ScannedSide side = scan.side(1);

      CutSide cut = SideCutting.single(side, THIRD);

      assertThat(side.format()).isEqualTo(SideFormat.SINGLE_PAGE);
      assertThat(cut.pages()).extracting(SampleSheets::numberOn).containsExactly(3);
      assertThat(cut.header()).isPresent();
    }
  }

  @ParameterizedTest(name = "{0} points high")
  @ValueSource(ints = {842, 1191})
  void what_is_not_shown_as_landscape_a3_is_not_halved(int height) throws Exception {
    Path file =
        new SampleScan()
            .jpegPage(
                SamplePictures.jpeg(SampleSheets.page(1)),
                new PDRectangle(height / 1.414f, height),
                0)
            .in(directory);
    try (ScanFile scan = ScanFile.open(file, ScanLimits.STANDARD)) {
      ScannedSide side = scan.side(1);

      assertThatThrownBy(() -> SideCutting.verso(side, 0.5))
          .isInstanceOfSatisfying(
              UnreadableSideException.class,
              refused -> {
                assertThat(refused.fault()).isEqualTo(SideFault.NOT_A_FOLDED_SHEET);
                assertThat(refused.page()).isEqualTo(1);
              });
    }
  }
}
