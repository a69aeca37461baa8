package org.korrigo.identification.header.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which lines of writing are found in a header of 200 dots an inch, and how wide they are. */
class WrittenLinesTest {
  private static final double MM = 1654 / 210.0;
  private static final int BLACK = 20;

  private final GreyImage header = GreyImage.white(1654, 300);

  @BeforeEach
  void aWordIsWritten() {
    word(200);
  }

  @Test
  void wordsThatStandFarApartArePutNearEachOther() {
    // Given
    word(1200);

    // When
    GreyImage line = line();

    // Then: two words of 60 pixels with 4 mm between, and 1.5 mm of paper around
    assertThat(line.width()).isBetween(170, 180);
    assertThat(line.at((int) (1.5 * MM) + 2, line.height() / 2)).isEqualTo(BLACK);
    assertThat(line.at(line.width() - (int) (1.5 * MM) - 3, line.height() / 2)).isEqualTo(BLACK);
  }

  @Test
  void theShadowOfTheScannerAtThePagesEdgeIsNoWord() {
    // Given
    header.fill(new Box(1640, 0, 1652, 300), BLACK);

    // When
    GreyImage line = line();

    // Then
    assertThat(line.width()).isBetween(80, 90);
  }

  @Test
  void specksMakeNoLine() {
    // Given
    Random random = new Random(1);
    for (int i = 0; i < 400; i++) {
      int x = 200 + 12 * (i % 100);
      int y = 200 + 12 * (i / 100) + random.nextInt(9);
      header.fill(new Box(x, y, x + 3, y + 3), BLACK);
    }

    // When, Then
    assertThat(WrittenLines.of(InkedImage.of(header))).hasSize(1);
  }

  @Test
  void aMarkThatIsTooNarrowForTwoLettersIsNoLine() {
    // Given
    header.fill(new Box(800, 200, 812, 240), BLACK);

    // When, Then
    assertThat(WrittenLines.of(InkedImage.of(header))).hasSize(1);
  }

  private GreyImage line() {
    return WrittenLines.of(InkedImage.of(header)).getFirst();
  }

  /** Three letters, 60 pixels wide. */
  private void word(int left) {
    for (int letter = 0; letter < 3; letter++) {
      int x = left + 22 * letter;
      header.fill(new Box(x, 60, x + 16, 100), BLACK);
    }
  }
}
