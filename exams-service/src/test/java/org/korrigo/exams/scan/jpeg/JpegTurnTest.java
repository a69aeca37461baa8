package org.korrigo.exams.scan.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.korrigo.exams.scan.jpeg.SamplePictures.decode;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JpegTurnTest {
  /**
   * What a decoder's own rounding may do to a sample of a turned block, its colour conversion
   * included.
   */
  private static final int ROUNDING = 3;

  static Stream<Arguments> turns() {
    BufferedImage grey = SamplePictures.paper(331, 237, false);
    BufferedImage colour = SamplePictures.paper(331, 237, true);
    return Stream.of(
            SamplePictures.jpeg(grey),
            SamplePictures.withRestarts(grey, 5),
            SamplePictures.withFittedTables(grey),
            SamplePictures.finest(SamplePictures.noise(64, 40)),
            SamplePictures.sampled(colour, 1, 1))
        .flatMap(jpeg -> Stream.of(QuarterTurn.values()).map(turn -> Arguments.of(turn, jpeg)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("turns")
  void a_turned_picture_shows_the_same_pixels_upright(QuarterTurn turn, byte[] jpeg)
      throws JpegException {
    // When a picture is turned
    JpegPiece turned = JpegTurn.turn(JpegImage.read(jpeg), turn);

    // Then within its crop each pixel is where the turn brings it
    BufferedImage before = decode(jpeg);
    BufferedImage after = decode(turned.bytes());
    assertThat(turned.crop().width())
        .isEqualTo(turn.swapsSides() ? before.getHeight() : before.getWidth());
    int largest = 0;
    for (int y = 0; y < before.getHeight(); y++) {
      for (int x = 0; x < before.getWidth(); x++) {
        int newX = turned.crop().x() + newX(turn, before, x, y);
        int newY = turned.crop().y() + newY(turn, before, x, y);
        largest = Math.max(largest, PixelComparison.difference(after, newX, newY, before, x, y));
      }
    }
    assertThat(largest).isLessThanOrEqualTo(ROUNDING);
  }

  private static int newX(QuarterTurn turn, BufferedImage image, int x, int y) {
    return switch (turn) {
      case NONE -> x;
      case RIGHT -> image.getHeight() - 1 - y;
      case HALF -> image.getWidth() - 1 - x;
      case LEFT -> y;
    };
  }

  private static int newY(QuarterTurn turn, BufferedImage image, int x, int y) {
    return switch (turn) {
      case NONE -> y;
      case RIGHT -> x;
      case HALF -> image.getHeight() - 1 - y;
      case LEFT -> image.getWidth() - 1 - x;
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("turns")
  void cuts_of_a_turned_picture_are_those_of_its_file(QuarterTurn turn, byte[] jpeg)
      throws JpegException {
    // Given a turned picture, and cuts of it with a wiped zone and with a half
    JpegImage turned = JpegTurn.of(JpegImage.read(jpeg), turn).image();
    PixelArea top = new PixelArea(0, 0, turned.width(), turned.height() / 2);
    PixelArea rest = new PixelArea(5, turned.height() / 2, 30, turned.height() / 3);
    PixelArea name = new PixelArea(3, 2, 20, 9);
    List<JpegCut> cuts = List.of(JpegCut.wiping(top, List.of(name)), JpegCut.halved(rest));

    // When they are made before the picture was ever written, and from its file
    JpegScissors.Result atOnce = JpegScissors.cut(turned, cuts);
    byte[] file = JpegTurn.turn(JpegImage.read(jpeg), turn).bytes();
    JpegScissors.Result fromFile = JpegScissors.cut(JpegImage.read(file), cuts);

    // Then no byte differs
    assertThat(bytes(atOnce)).containsExactlyElementsOf(bytes(fromFile));
    assertThat(atOnce.preview().luma()).isEqualTo(fromFile.preview().luma());
  }

  private static List<byte[]> bytes(JpegScissors.Result result) {
    return result.pieces().stream()
        .flatMap(piece -> Stream.concat(Stream.of(piece), piece.half().stream()))
        .map(JpegPiece::bytes)
        .toList();
  }

  @Test
  void four_quarter_turns_of_whole_units_change_nothing() throws JpegException {
    // Given a 4:2:2 picture of whole coding units
    byte[] jpeg = SamplePictures.sampled(SamplePictures.paper(320, 240, true), 2, 1);

    // When it goes round once
    byte[] around = jpeg;
    for (int i = 0; i < 4; i++) {
      around = JpegTurn.turn(JpegImage.read(around), QuarterTurn.RIGHT).bytes();
    }

    // Then every pixel is as before
    assertThat(PixelComparison.largestDifference(decode(around), decode(jpeg), 0, 0, 0)).isZero();
  }

  @Test
  void two_half_turns_change_nothing() throws JpegException {
    byte[] jpeg = SamplePictures.jpeg(SamplePictures.paper(320, 240, false));

    byte[] once = JpegTurn.turn(JpegImage.read(jpeg), QuarterTurn.ofDegrees(180)).bytes();
    byte[] twice = JpegTurn.turn(JpegImage.read(once), QuarterTurn.ofDegrees(-180)).bytes();

    assertThat(PixelComparison.largestDifference(decode(twice), decode(jpeg), 0, 0, 0)).isZero();
  }
}
