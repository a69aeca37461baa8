package org.korrigo.exams.scan.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JpegHalfTest {
  static Stream<Arguments> pictures() {
    return Stream.of(
        Arguments.of("even", SamplePictures.jpeg(SamplePictures.paper(160, 96, false))),
        Arguments.of("odd blocks", SamplePictures.jpeg(SamplePictures.paper(120, 88, false))),
        Arguments.of("no whole blocks", SamplePictures.jpeg(SamplePictures.paper(123, 93, false))),
        Arguments.of("one block", SamplePictures.jpeg(SamplePictures.paper(7, 5, false))),
        Arguments.of(
            "restarts", SamplePictures.withRestarts(SamplePictures.paper(160, 96, false), 7)),
        Arguments.of("colour", SamplePictures.jpeg(SamplePictures.paper(160, 96, true))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pictures")
  void each_pixel_of_the_half_is_the_mean_of_four(String kind, byte[] jpeg) throws Exception {
    // When a picture is halved
    JpegPiece half = JpegHalf.of(JpegImage.read(jpeg));

    // Then every program sees its means, as near as a coarser coding tells them
    BufferedImage whole = SamplePictures.decode(jpeg);
    BufferedImage shown = SamplePictures.decode(half.bytes());
    assertThat(shown.getWidth()).isEqualTo((whole.getWidth() + 1) / 2).isEqualTo(half.width());
    assertThat(shown.getHeight()).isEqualTo((whole.getHeight() + 1) / 2).isEqualTo(half.height());
    assertThat(meanDifference(whole, shown)).isLessThan(9);
  }

  @Test
  void the_finest_waves_that_half_the_pixels_can_show_are_shown() throws Exception {
    // Given a wave of the fourth frequency of a block, across and down
    BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 64; x++) {
        double wave = Math.cos((2 * x + 1) * 3 * Math.PI / 16);
        double both = wave * Math.cos((2 * y + 1) * 3 * Math.PI / 16);
        picture.getRaster().setSample(x, y, 0, 128 + (int) Math.round(120 * both));
      }
    }
    byte[] jpeg = SamplePictures.finest(picture);

    BufferedImage shown = SamplePictures.decode(JpegHalf.of(JpegImage.read(jpeg)).bytes());

    assertThat(meanDifference(SamplePictures.decode(jpeg), shown)).isLessThan(25);
    assertThat(contrast(shown)).isGreaterThan(100);
  }

  private static double contrast(BufferedImage image) {
    double darkest = 255;
    double lightest = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        darkest = Math.min(darkest, luma(image, x, y));
        lightest = Math.max(lightest, luma(image, x, y));
      }
    }
    return lightest - darkest;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pictures")
  void a_cut_is_halved_on_the_way_as_if_it_were_halved_alone(String kind, byte[] jpeg)
      throws Exception {
    // Given two cuts that meet at an odd block
    JpegImage image = JpegImage.read(jpeg);
    int middle = Math.min(image.width(), 5 * 8 / image.unitWidth() * image.unitWidth());
    PixelArea left = new PixelArea(0, 0, middle, image.height());
    List<JpegCut> cuts = new ArrayList<>(List.of(JpegCut.halved(left)));
    if (middle < image.width()) {
      cuts.add(JpegCut.halved(new PixelArea(middle, 0, image.width() - middle, image.height())));
    }

    // When they are made with their halves
    List<JpegPiece> pieces = JpegScissors.cut(image, cuts).pieces();

    // Then each half is that of its piece, byte by byte
    for (JpegPiece piece : pieces) {
      assertThat(piece.half().orElseThrow().bytes())
          .isEqualTo(JpegHalf.of(JpegImage.read(piece.bytes())).bytes());
    }
  }

  @Test
  void no_half_is_made_of_a_cut_with_a_wiped_zone() {
    PixelArea whole = new PixelArea(0, 0, 160, 96);
    List<PixelArea> zones = List.of(new PixelArea(0, 0, 160, 40));

    assertThatThrownBy(() -> new JpegCut(whole, zones, true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double meanDifference(BufferedImage whole, BufferedImage half) {
    double sum = 0;
    int count = 0;
    for (int y = 0; y < whole.getHeight() / 2; y++) {
      for (int x = 0; x < whole.getWidth() / 2; x++) {
        double mean = 0;
        for (int i = 0; i < 4; i++) {
          mean += luma(whole, 2 * x + i % 2, 2 * y + i / 2) / 4;
        }
        sum += Math.abs(mean - luma(half, x, y));
        count++;
      }
    }
    return sum / count;
  }

  private static double luma(BufferedImage image, int x, int y) {
    if (image.getRaster().getNumBands() == 1) {
      return image.getRaster().getSample(x, y, 0);
    }
    int rgb = image.getRGB(x, y);
    return 0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF);
  }

  @Test
  void broken_data_end_in_a_whole_picture_or_an_error() throws JpegException {
    byte[] jpeg = SamplePictures.jpeg(SamplePictures.paper(120, 88, false));
    Random chance = new Random(3);
    for (int trial = 0; trial < 500; trial++) {
      byte[] broken = jpeg.clone();
      broken[300 + chance.nextInt(broken.length - 300)] = (byte) chance.nextInt(256);
      try {
        JpegPiece half = JpegHalf.of(JpegImage.read(broken));
        JpegScissors.requireSound(JpegImage.read(half.bytes()));
        assertThat(half.width()).isEqualTo(60);
      } catch (JpegException refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }
  }
}
