package org.korrigo.exams.scan.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken files: always a typed refusal, or a piece that the reference decoder reads whole. */
class DamagedJpegTest {
  private static final int FLIPS = 1_500;

  static Stream<Arguments> pictures() {
    BufferedImage grey = SamplePictures.paper(120, 88, false);
    BufferedImage colour = SamplePictures.paper(120, 88, true);
    return Stream.of(
        Arguments.of("grey", SamplePictures.jpeg(grey)),
        Arguments.of("fitted tables", SamplePictures.withFittedTables(grey)),
        Arguments.of("noise", SamplePictures.finest(SamplePictures.noise(80, 64))),
        Arguments.of("restarts", SamplePictures.withRestarts(grey, 7)),
        Arguments.of("colour", SamplePictures.jpeg(colour)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pictures")
  void a_file_that_ends_too_early_is_always_refused(String kind, byte[] jpeg) {
    // Given the file cut off at any place before its end marker; the last byte may be padding only
    for (int length = 0; length < jpeg.length - 3; length++) {
      byte[] truncated = Arrays.copyOf(jpeg, length);

      // When it is cut, then it is refused as damaged
      assertThatThrownBy(() -> cutAndTurn(truncated))
          .describedAs("%d of %d bytes", length, jpeg.length)
          .isInstanceOf(DamagedJpegException.class);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pictures")
  void flipped_bytes_are_refused_or_yield_a_whole_picture(String kind, byte[] jpeg) {
    Random random = new Random(42);
    for (int i = 0; i < FLIPS; i++) {
      // Given a few bytes changed anywhere
      byte[] broken = jpeg.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      // When it is cut
      try {
        List<JpegPiece> pieces = cutAndTurn(broken);
        // Then the pieces are whole
        for (JpegPiece piece : pieces) {
          assertThat(JpegImage.read(piece.bytes()).width()).isEqualTo(piece.width());
          JpegScissors.requireSound(JpegImage.read(piece.bytes()));
        }
      } catch (JpegException refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }
  }

  @Test
  void flipped_header_bytes_never_escape_as_another_exception() {
    byte[] jpeg = SamplePictures.jpeg(SamplePictures.paper(48, 40, true));
    for (int at = 0; at < 640; at++) {
      for (int value : new int[] {0, 1, 0x7F, 0x80, 0xC4, 0xFF}) {
        byte[] broken = jpeg.clone();
        broken[at] = (byte) value;
        try {
          assertThat(cutAndTurn(broken)).hasSize(3);
        } catch (JpegException refused) {
          assertThat(refused.getMessage()).isNotBlank();
        }
      }
    }
  }

  @Test
  void random_bytes_are_refused() {
    IntStream.range(0, 500)
        .forEach(
            seed -> {
              byte[] bytes = new byte[200];
              new Random(seed).nextBytes(bytes);
              assertThatThrownBy(() -> JpegImage.read(bytes))
                  .isInstanceOf(DamagedJpegException.class);
            });
  }

  @Test
  void picture_data_that_goes_on_after_its_end_is_refused() {
    // Given a picture whose header says that it is lower than its data
    byte[] jpeg = SamplePictures.jpeg(SamplePictures.paper(120, 88, false));
    int frame = indexOf(jpeg, 0xC0);
    jpeg[frame + 5] = 40;

    assertThatThrownBy(() -> JpegScissors.requireSound(JpegImage.read(jpeg)))
        .isInstanceOf(DamagedJpegException.class)
        .hasMessageContaining("left over");
  }

  private static int indexOf(byte[] jpeg, int marker) {
    return IntStream.range(0, jpeg.length - 1)
            .filter(i -> (jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == marker)
            .findFirst()
            .orElseThrow()
        + 1;
  }

  private static List<JpegPiece> cutAndTurn(byte[] jpeg) throws JpegException {
    JpegImage image = JpegImage.read(jpeg);
    if ((long) image.width() * image.height() > 4_000_000) {
      // what the callers of the scissors refuse as a pixel bomb before they look at the data
      throw new DamagedJpegException("a size that the caller's limit refuses");
    }
    PixelArea half = new PixelArea(0, 0, Math.ceilDiv(image.width(), 2), image.height());
    PixelArea corner = new PixelArea(0, 0, 1, 1);
    JpegScissors.Result result =
        JpegScissors.cut(
            image, List.of(JpegCut.of(half), JpegCut.wiping(image.area(), List.of(corner))));
    return Stream.concat(
            result.pieces().stream(), Stream.of(JpegTurn.turn(image, QuarterTurn.RIGHT)))
        .toList();
  }
}
