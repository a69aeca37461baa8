package org.korrigo.exams.scan.bitonal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GroupFourTest {
  static Stream<Named<BufferedImage>> pictures() {
    return Stream.of(
        Named.of("text", SampleWriting.text(1001, 703, 1)),
        Named.of("a wide side, with runs of every length", SampleWriting.text(5601, 300, 2)),
        Named.of("noise", SampleWriting.noise(301, 200, 3)),
        Named.of("white", SampleWriting.blank(1654, 40, false)),
        Named.of("black", SampleWriting.blank(1654, 40, true)),
        Named.of("one pixel", SampleWriting.blank(1, 1, true)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pictures")
  void what_another_program_coded_is_read_to_the_pixel(BufferedImage picture) throws IOException {
    BitonalImage read =
        GroupFour.decode(
            SampleWriting.fax(picture), picture.getWidth(), picture.getHeight(), false);

    assertThat(read.bits()).isEqualTo(SampleWriting.image(picture).bits());
  }

  @Test
  void runs_of_every_length_are_read() throws IOException {
    // Given lines with a white and a black run of each length
    BufferedImage picture = SampleWriting.blank(7000, 700, false);
    for (int y = 0; y < 700; y++) {
      for (int x = 5 * y; x < 9 * y; x++) {
        picture.getRaster().setSample(x, (y * 37) % 700, 0, 0);
      }
    }

    // When they are read
    BitonalImage read = GroupFour.decode(SampleWriting.fax(picture), 7000, 700, false);

    // Then to the pixel
    assertThat(read.bits()).isEqualTo(SampleWriting.image(picture).bits());
  }

  @Test
  void data_that_breaks_off_is_never_filled_up() throws IOException {
    byte[] whole = SampleWriting.fax(SampleWriting.text(600, 400, 4));
    for (int length = 0; length < whole.length - 4; length += 7) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> GroupFour.decode(cut, 600, 400, false))
          .isInstanceOf(DamagedBitonalException.class);
    }
  }

  @Test
  void broken_data_end_in_a_picture_or_in_an_error_and_nothing_else() throws IOException {
    // Given data with a few bits turned over, by a chance that is always the same
    byte[] whole = SampleWriting.fax(SampleWriting.text(600, 400, 5));
    Random chance = new Random(6);
    int refused = 0;
    for (int trial = 0; trial < 2000; trial++) {
      byte[] broken = whole.clone();
      for (int i = 0; i <= trial % 5; i++) {
        broken[chance.nextInt(broken.length)] ^= (byte) (1 << chance.nextInt(8));
      }

      // When it is read, then it ends
      try {
        assertThat(GroupFour.decode(broken, 600, 400, trial % 2 == 0).height()).isEqualTo(400);
      } catch (DamagedBitonalException damaged) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1000);
  }

  @Test
  void bytes_by_chance_end_as_well() {
    Random chance = new Random(7);
    for (int trial = 0; trial < 2000; trial++) {
      byte[] bytes = new byte[chance.nextInt(3000)];
      chance.nextBytes(bytes);
      try {
        GroupFour.decode(bytes, 1 + chance.nextInt(5000), 1 + chance.nextInt(5000), false);
      } catch (DamagedBitonalException expected) {
        assertThat(expected).hasMessageContaining("fax image");
      }
    }
  }

  @Test
  void rows_that_begin_with_a_byte_are_read_only_as_such() throws IOException {
    // Given a white row of one bit, and behind its byte a row that is black from the fifth pixel
    byte[] aligned = bits("10000000" + "0011100100000000");

    BitonalImage image = GroupFour.decode(aligned, 8, 2, true);

    assertThat(image.black(4, 1)).isFalse();
    assertThat(image.black(5, 1)).isTrue();
    assertThat(image.black(7, 1)).isTrue();
    assertThat(image.black(5, 0)).isFalse();
    assertBroken(aligned, 2);
  }

  @Test
  void a_code_that_ends_behind_the_data_is_not_completed_with_zeros() {
    // Given a row whose last code is three black pixels, 10, without its last bit
    assertBroken(bits("00111001"), 1);
  }

  @Test
  void bits_that_are_no_code_are_no_row() {
    assertBroken(new byte[100], 1);
  }

  @Test
  void runs_of_no_pixels_do_not_go_on_for_ever() {
    // Given nothing but horizontal codes with a white and a black run of no pixels
    assertBroken(bits("001001101010000110111".repeat(80)), 1);
  }

  private static void assertBroken(byte[] coded, int rows) {
    assertThatThrownBy(() -> GroupFour.decode(coded, 8, rows, false))
        .isInstanceOf(DamagedBitonalException.class);
  }

  private static byte[] bits(String bits) {
    byte[] bytes = new byte[bits.length() / 8];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
    }
    return bytes;
  }
}
