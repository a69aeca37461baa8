package org.korrigo.identification.header.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InkPiecesTest {
  private static final double PIXELS_PER_MM = 8;

  private final GreyImage line = GreyImage.white(400, 80);

  @Test
  void signsAreFoundFromLeftToRightAndSpecksAreNot() {
    // Given
    fill(new Box(200, 20, 220, 60));
    fill(new Box(100, 25, 110, 60));
    fill(new Box(150, 40, 152, 42));

    // When
    InkPieces pieces = InkPieces.of(line, 0, PIXELS_PER_MM);

    // Then
    assertThat(pieces.count()).isEqualTo(2);
    assertThat(pieces.around(0, 0)).isEqualTo(new Box(100, 25, 110, 60));
    assertThat(pieces.around(1, 1)).isEqualTo(new Box(200, 20, 220, 60));
    assertThat(pieces.around(0, 1)).isEqualTo(new Box(100, 20, 220, 60));
  }

  @Test
  void whatTouchesAtACornerIsOnePiece() {
    // Given
    fill(new Box(100, 20, 110, 40));
    fill(new Box(110, 40, 120, 60));

    // When, Then
    assertThat(InkPieces.of(line, 0, PIXELS_PER_MM).count()).isEqualTo(1);
  }

  @Test
  void partsAboveEachOtherAreOneSign() {
    // Given
    fill(new Box(100, 20, 120, 26));
    fill(new Box(104, 34, 118, 60));
    fill(new Box(119, 28, 139, 60));

    // When
    InkPieces pieces = InkPieces.of(line, 0, PIXELS_PER_MM);

    // Then
    assertThat(pieces.count()).isEqualTo(2);
    assertThat(pieces.around(0, 0)).isEqualTo(new Box(100, 20, 120, 60));
  }

  @Test
  void signsThatTouchAreCutWhereTheyAreThinnest() {
    // Given
    fill(new Box(100, 20, 128, 60));
    fill(new Box(128, 40, 132, 42));
    fill(new Box(132, 20, 170, 60));

    // When
    InkPieces pieces = InkPieces.of(line, 0, PIXELS_PER_MM);

    // Then
    assertThat(pieces.count()).isEqualTo(2);
    assertThat(pieces.around(0, 0).right()).isBetween(128, 132);
    assertThat(pieces.around(1, 1).left()).isBetween(128, 132);
    assertThat(pieces.around(0, 1)).isEqualTo(new Box(100, 20, 170, 60));
  }

  @Test
  void whatStandsBeforeTheColumnIsLeftOut() {
    // Given
    fill(new Box(100, 20, 120, 60));
    fill(new Box(200, 20, 220, 60));

    // When
    InkPieces pieces = InkPieces.of(line, 150, PIXELS_PER_MM);

    // Then
    assertThat(pieces.count()).isEqualTo(1);
    assertThat(pieces.around(0, 0).left()).isEqualTo(200);
    assertThat(InkPieces.of(line, 300, PIXELS_PER_MM).count()).isZero();
    assertThat(InkPieces.of(line, -5, PIXELS_PER_MM).count()).isEqualTo(2);
  }

  @Test
  void aPieceStandsAloneInTheMiddleOfItsBox() {
    // Given
    fill(new Box(100, 20, 120, 60));
    fill(new Box(123, 20, 143, 60));

    // When
    GreyImage cell = InkPieces.of(line, 0, PIXELS_PER_MM).inBox(0, 0);

    // Then
    assertThat(cell.height()).isEqualTo(64);
    assertThat(cell.width()).isEqualTo(50);
    int dark = 0;
    for (byte pixel : cell.pixels()) {
      dark += (pixel & 0xff) < 128 ? 1 : 0;
    }
    assertThat(dark).isEqualTo(20 * 40);
    assertThat(cell.at(15, 12)).isLessThan(128);
    assertThat(cell.at(34, 51)).isLessThan(128);
    assertThat(cell.at(14, 30)).isEqualTo(255);
    assertThat(cell.at(35, 30)).isEqualTo(255);
  }

  private void fill(Box area) {
    for (int y = area.top(); y < area.bottom(); y++) {
      for (int x = area.left(); x < area.right(); x++) {
        line.set(x, y, 20);
      }
    }
  }
}
