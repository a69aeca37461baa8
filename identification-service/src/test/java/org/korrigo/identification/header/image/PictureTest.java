package org.korrigo.identification.header.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done to a header's picture before anything is read. */
class PictureTest {
  private static final int BLACK = 20;

  @ParameterizedTest
  @ValueSource(doubles = {-3, -0.6, 0.4, 2.5})
  void aPictureIsTurnedClockwiseAboutItsMiddle(double degrees) {
    // Given
    GreyImage image = GreyImage.white(600, 300);
    fill(image, new Box(30, 146, 570, 154));

    // When
    GreyImage turned = image.turned(Math.toRadians(degrees));

    // Then
    int down = (int) Math.round(250 * Math.tan(Math.toRadians(degrees)));
    assertThat(turned.at(300, 150)).isEqualTo(BLACK);
    assertThat(turned.at(550, 150 + down)).isEqualTo(BLACK);
    assertThat(turned.at(50, 150 - down)).isEqualTo(BLACK);
    assertThat(turned.at(550, 150 + down + 8)).isEqualTo(255);
    assertThat(turned.at(550, 150 + down - 8)).isEqualTo(255);
  }

  @Test
  void aPixelOfAReducedPictureIsTheMeanOfWhatItStandsFor() {
    // Given
    GreyImage image = GreyImage.white(6, 6);
    fill(image, new Box(0, 0, 1, 6));

    // When
    GreyImage small = image.reduced(1.5);

    // Then
    assertThat(small.width()).isEqualTo(4);
    assertThat(small.height()).isEqualTo(4);
    assertThat(small.at(0, 3)).isEqualTo(Math.round((BLACK + 0.5 * 255) / 1.5));
    assertThat(small.at(1, 3)).isEqualTo(255);
  }

  @Test
  void aRuleThatRunsOffThePageIsFound() {
    // Given
    GreyImage image = GreyImage.white(400, 100);
    fill(image, new Box(0, 50, 400, 52));

    // When
    List<Rule> rules = new Rules(Ink.of(image), 200).find();

    // Then
    assertThat(rules).hasSize(1);
    assertThat(rules.getFirst().right()).isEqualTo(399);
  }

  @ParameterizedTest
  @ValueSource(ints = {1654, 2480})
  void lettersArePackedAsLargeAsAt200DotsAnInch(int width) {
    // Given
    int side = width / 30;
    GreyImage header = GreyImage.white(width, 3 * side);
    Box box = new Box(side, side, 2 * side, 2 * side);
    fill(header, new Box(side + side / 4, side + side / 4, side + side / 2, side + side * 3 / 4));

    // When
    PackedLine line = new BoxRow(header, Ink.of(header), List.of(box)).packed(16);

    // Then
    assertThat(line.image().height()).isBetween(77, 81);
    assertThat(line.middles().getFirst()).isBetween(17, 21);
    assertThat(line.image().at(line.middles().getFirst(), 39)).isLessThan(60);
  }

  @Test
  void theDotsOfALineToWriteOnGoAndThoseOfLettersStay() {
    // Given
    GreyImage image = GreyImage.white(1654, 200);
    for (int x = 200; x < 600; x += 14) {
      fill(image, new Box(x, 100, x + 3, 103));
    }
    fill(image, new Box(396, 60, 402, 102));
    fill(image, new Box(800, 80, 803, 83));
    fill(image, new Box(820, 80, 823, 83));

    // When
    new Dots(image, Ink.of(image), 1654 / 210.0).remove();

    // Then
    assertThat(image.at(215, 101)).isEqualTo(255);
    assertThat(image.at(593, 101)).isEqualTo(255);
    assertThat(image.at(399, 80)).isEqualTo(BLACK);
    assertThat(image.at(801, 81)).isEqualTo(BLACK);
    assertThat(image.at(821, 81)).isEqualTo(BLACK);
  }

  @Test
  void aPrintedCodeGoesAndWritingStays() {
    // Given a code of 27 mm, and beside it strokes as thick and near as a felt pen's
    GreyImage image = GreyImage.white(1654, 600);
    Random random = new Random(1);
    for (int y = 100; y < 313; y += 6) {
      for (int x = 1300; x < 1513; x += 6) {
        if (random.nextBoolean()) {
          fill(image, new Box(x, y, x + 6, y + 6));
        }
      }
    }
    for (int y = 100; y < 300; y += 70) {
      for (int x = 200; x < 1000; x += 20) {
        fill(image, new Box(x, y, x + 8, y + 45));
      }
    }

    // When
    InkedImage cleared = PrintedCodes.removed(InkedImage.of(image));

    // Then
    assertThat(cleared.ink().count(new Box(1250, 0, 1654, 600))).isZero();
    assertThat(cleared.grey().part(new Box(0, 0, 1250, 600)).pixels())
        .isEqualTo(image.part(new Box(0, 0, 1250, 600)).pixels());
    assertThat(PrintedCodes.removed(cleared)).isSameAs(cleared);
  }

  private static void fill(GreyImage image, Box area) {
    image.fill(area, BLACK);
  }
}
