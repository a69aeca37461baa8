package org.korrigo.exams.scan.bitonal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.korrigo.exams.scan.jpeg.JpegPreview;
import org.korrigo.exams.scan.jpeg.PixelArea;
import org.korrigo.exams.scan.jpeg.QuarterTurn;

class BitonalImageTest {
  private static final long ENOUGH = 1_000_000;

  @ParameterizedTest
  @EnumSource(QuarterTurn.class)
  void any_rectangle_is_cut_and_turned_to_the_pixel(QuarterTurn turn) {
    BitonalImage image = SampleWriting.image(SampleWriting.noise(67, 53, 1));
    for (PixelArea area :
        new PixelArea[] {
          new PixelArea(0, 0, 67, 53),
          new PixelArea(8, 8, 16, 16),
          new PixelArea(3, 5, 40, 31),
          new PixelArea(59, 1, 8, 52),
          new PixelArea(66, 52, 1, 1)
        }) {
      BitonalImage piece = image.cut(area).turned(turn);

      assertThat(piece.bits()).isEqualTo(SampleWriting.expected(image, area, turn).bits());
    }
  }

  @Test
  void a_wiped_zone_is_white_and_nothing_else_is() {
    BitonalImage image = SampleWriting.image(SampleWriting.noise(67, 53, 2));

    BitonalImage wiped = image.wiped(new PixelArea(5, 10, 30, 100));

    for (int y = 0; y < 53; y++) {
      for (int x = 0; x < 67; x++) {
        boolean inside = x >= 5 && x < 35 && y >= 10;
        assertThat(wiped.black(x, y)).isEqualTo(!inside && image.black(x, y));
      }
    }
  }

  @Test
  void a_negative_has_its_colours_changed() {
    BitonalImage image = SampleWriting.image(SampleWriting.noise(67, 53, 3));

    BitonalImage negative = image.negative();

    assertThat(negative.black(66, 52)).isNotEqualTo(image.black(66, 52));
    assertThat(negative.negative().bits()).isEqualTo(image.bits());
  }

  @Test
  void the_preview_is_the_mean_of_its_pixels() {
    BitonalImage image = SampleWriting.image(SampleWriting.text(160, 96, 4));

    JpegPreview preview = image.preview(2);

    assertThat(preview.width()).isEqualTo(10);
    assertThat(preview.height()).isEqualTo(6);
    for (int y = 0; y < 6; y++) {
      for (int x = 0; x < 10; x++) {
        int white = 0;
        for (int i = 0; i < 256; i++) {
          white += image.black(16 * x + i % 16, 16 * y + i / 16) ? 0 : 1;
        }
        assertThat(preview.at(x, y)).isEqualTo(white * 255 / 256);
      }
    }
  }

  @Test
  void its_png_is_what_every_program_reads() throws IOException {
    BitonalImage image = SampleWriting.image(SampleWriting.text(333, 120, 5));

    byte[] png = BitonalPng.write(image);

    assertThat(SampleWriting.image(ImageIO.read(new ByteArrayInputStream(png))).bits())
        .isEqualTo(image.bits());
    assertThat(BitonalPng.read(png, ENOUGH).bits()).isEqualTo(image.bits());
  }

  @Test
  void a_png_that_was_not_written_here_or_is_broken_is_refused() {
    byte[] png = BitonalPng.write(SampleWriting.image(SampleWriting.text(333, 120, 6)));
    for (int length = 0; length < png.length - 20; length += 11) {
      byte[] cut = Arrays.copyOf(png, length);
      assertThatThrownBy(() -> BitonalPng.read(cut, ENOUGH))
          .isInstanceOf(DamagedBitonalException.class);
    }
    assertThatThrownBy(() -> BitonalPng.read(png, 333 * 120 - 1))
        .isInstanceOf(DamagedBitonalException.class);
  }

  @Test
  void a_png_with_broken_bytes_ends_in_a_picture_or_an_error() {
    byte[] png = BitonalPng.write(SampleWriting.image(SampleWriting.text(333, 120, 7)));
    Random chance = new Random(8);
    for (int trial = 0; trial < 1000; trial++) {
      byte[] broken = png.clone();
      broken[chance.nextInt(broken.length)] ^= (byte) (1 << chance.nextInt(8));
      try {
        assertThat(BitonalPng.read(broken, ENOUGH).width()).isPositive();
      } catch (DamagedBitonalException expected) {
        assertThat(expected.getMessage()).isNotBlank();
      }
    }
  }
}
