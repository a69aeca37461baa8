package org.korrigo.exams.scan.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.korrigo.exams.scan.jpeg.PixelComparison.darkest;
import static org.korrigo.exams.scan.jpeg.PixelComparison.largestDifference;
import static org.korrigo.exams.scan.jpeg.SamplePictures.decode;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JpegScissorsTest {
  private static final BufferedImage GREY = SamplePictures.paper(331, 237, false);
  private static final BufferedImage COLOUR = SamplePictures.paper(331, 237, true);

  static Stream<Arguments> pictures() {
    return Stream.of(
        Arguments.of("grey", SamplePictures.jpeg(GREY), 0),
        Arguments.of("noise at the finest quality", finestNoise(), 0),
        Arguments.of("tables fitted to the picture", SamplePictures.withFittedTables(GREY), 0),
        Arguments.of("a restart marker a row", SamplePictures.withRestarts(GREY, 42), 0),
        Arguments.of("restart markers in mid row", SamplePictures.withRestarts(GREY, 5), 0),
        Arguments.of("colour 4:4:4", SamplePictures.sampled(COLOUR, 1, 1), 0),
        Arguments.of("colour 4:4:4 at the finest", SamplePictures.finest(COLOUR), 2),
        Arguments.of("colour 4:2:0", SamplePictures.jpeg(COLOUR), 2),
        Arguments.of("colour 4:2:2", SamplePictures.sampled(COLOUR, 2, 1), 2),
        Arguments.of("colour 4:4:0", SamplePictures.sampled(COLOUR, 1, 2), 2),
        Arguments.of("colour with restarts", SamplePictures.withRestarts(COLOUR, 7), 2));
  }

  private static byte[] finestNoise() {
    return SamplePictures.finest(SamplePictures.noise(331, 237));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pictures")
  void pieces_have_the_very_pixels_of_the_source(String kind, byte[] jpeg, int seam)
      throws JpegException {
    // Given a picture and cuts that meet at a border of its coding units
    JpegImage image = JpegImage.read(jpeg);
    PixelArea left = new PixelArea(0, 0, 160, 237);
    PixelArea right = new PixelArea(160, 0, 171, 237);
    PixelArea middle = new PixelArea(48, 64, 112, 96);

    // When all are cut in one pass
    var result =
        JpegScissors.cut(image, List.of(JpegCut.of(left), JpegCut.of(right), JpegCut.of(middle)));

    // Then each is what the reference decoder shows there
    BufferedImage whole = decode(jpeg);
    for (int i = 0; i < 3; i++) {
      PixelArea area = List.of(left, right, middle).get(i);
      BufferedImage piece = decode(result.pieces().get(i).bytes());
      assertThat(piece.getWidth()).isEqualTo(area.width());
      assertThat(piece.getHeight()).isEqualTo(area.height());
      assertThat(largestDifference(piece, whole, area.x(), area.y(), seam)).isZero();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pictures")
  void a_wiped_zone_is_white_and_the_rest_untouched(String kind, byte[] jpeg, int seam)
      throws JpegException {
    // Given a zone in the middle of a picture
    JpegImage image = JpegImage.read(jpeg);
    PixelArea zone = new PixelArea(64, 32, 96, 64);

    // When it is wiped
    byte[] wiped =
        JpegScissors.cut(image, List.of(JpegCut.wiping(image.area(), List.of(zone))))
            .pieces()
            .getFirst()
            .bytes();

    // Then it is white, and around it every pixel stands
    BufferedImage after = decode(wiped);
    BufferedImage before = decode(jpeg);
    assertThat(darkest(after, inner(zone, seam))).isGreaterThan(250);
    for (int y = 0; y < 237; y++) {
      for (int x = 0; x < 331; x++) {
        if (x < 64 - seam || x >= 160 + seam || y < 32 - seam || y >= 96 + seam) {
          assertThat(PixelComparison.difference(after, x, y, before, x, y)).isZero();
        }
      }
    }
  }

  private static PixelArea inner(PixelArea zone, int seam) {
    return new PixelArea(
        zone.x() + seam, zone.y() + seam, zone.width() - 2 * seam, zone.height() - 2 * seam);
  }

  @Test
  void a_cut_off_the_borders_grows_to_them_and_keeps_the_exact_one() throws JpegException {
    // Given a cut that no coding unit begins or ends with
    JpegImage image = JpegImage.read(SamplePictures.jpeg(COLOUR));

    // When it is made
    JpegPiece piece =
        JpegScissors.cut(image, List.of(JpegCut.of(new PixelArea(50, 35, 100, 60))))
            .pieces()
            .getFirst();

    // Then it covers whole units of 16 pixels and says where the wish lies within
    assertThat(piece.width()).isEqualTo(112);
    assertThat(piece.height()).isEqualTo(64);
    assertThat(piece.crop()).isEqualTo(new PixelArea(2, 3, 100, 60));
  }

  @Test
  void ink_of_a_wiped_zone_is_not_in_the_bytes() throws JpegException {
    // Given two pictures that differ in one zone only
    BufferedImage named = SamplePictures.paper(320, 240, false);
    BufferedImage nameless = SamplePictures.paper(320, 240, false);
    nameless.createGraphics().fillRect(64, 64, 64, 32);
    List<PixelArea> zone = List.of(new PixelArea(60, 60, 72, 40));

    // When that zone is wiped in both
    byte[] one = wipe(named, zone);
    byte[] other = wipe(nameless, zone);

    // Then nobody can tell which was which
    assertThat(one).isEqualTo(other);
  }

  private static byte[] wipe(BufferedImage picture, List<PixelArea> zones) throws JpegException {
    JpegImage image = JpegImage.read(SamplePictures.jpeg(picture));
    return JpegScissors.cut(image, List.of(JpegCut.wiping(image.area(), zones)))
        .pieces()
        .getFirst()
        .bytes();
  }

  @Test
  void the_preview_has_the_mean_of_each_block() throws JpegException {
    // Given a picture
    byte[] jpeg = SamplePictures.jpeg(GREY);

    // When it is cut
    JpegPreview preview = JpegScissors.cut(JpegImage.read(jpeg), List.of()).preview();

    // Then its preview has an eighth of its size and the brightness of its blocks
    BufferedImage whole = decode(jpeg);
    assertThat(preview.width()).isEqualTo(42);
    assertThat(preview.height()).isEqualTo(30);
    for (int y = 0; y < 29; y++) {
      for (int x = 0; x < 41; x++) {
        assertThat(preview.at(x, y)).isBetween(mean(whole, x, y) - 12, mean(whole, x, y) + 12);
      }
    }
  }

  private static int mean(BufferedImage image, int blockX, int blockY) {
    int sum = 0;
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < 8; x++) {
        sum += image.getRaster().getSample(blockX * 8 + x, blockY * 8 + y, 0);
      }
    }
    return sum / 64;
  }

  @Test
  void a_progressive_picture_is_unsupported() {
    byte[] jpeg = SamplePictures.progressive(GREY);

    assertThatThrownBy(() -> JpegImage.read(jpeg))
        .isInstanceOf(UnsupportedJpegException.class)
        .hasMessage("progressive");
  }

  @Test
  void a_cut_beyond_the_picture_is_a_mistake_of_the_caller() throws JpegException {
    JpegImage image = JpegImage.read(SamplePictures.jpeg(GREY));

    assertThatThrownBy(
            () -> JpegScissors.cut(image, List.of(JpegCut.of(new PixelArea(0, 0, 332, 10)))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
