package org.korrigo.standalone.demo.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageMarkTest {

  @ParameterizedTest
  @ValueSource(doubles = {-3, -1, 0, 0.7, 3})
  void isReadFromASlantedPage(double degrees) {
    assertThat(PageMarkReader.read(page(new PageMark(37, 3), degrees)))
        .contains(new PageMark(37, 3));
  }

  @Test
  void isNotReadFromAPageUpsideDown() {
    assertThat(PageMarkReader.read(page(new PageMark(37, 3), 180))).isEmpty();
  }

  @Test
  void isNotReadFromAnEmptyPage() {
    assertThat(PageMarkReader.read(blank())).isEmpty();
  }

  @Test
  void everyMarkComesBackFromItsBits() {
    for (int copy = 1; copy <= 63; copy++) {
      for (int page = 1; page <= 7; page++) {
        PageMark mark = new PageMark(copy, page);
        assertThat(PageMark.of(mark.bits())).isEqualTo(mark);
      }
    }
  }

  @Test
  void oneWrongBitIsNoticed() {
    int bits = new PageMark(12, 4).bits();
    assertThat(IntStream.range(0, PageMark.BITS).mapToObj(i -> PageMark.of(bits ^ 1 << i)))
        .containsOnlyNulls();
  }

  @Test
  void refusesWhatItsBitsCannotHold() {
    assertThatThrownBy(() -> new PageMark(64, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PageMark(1, 8)).isInstanceOf(IllegalArgumentException.class);
  }

  private static BufferedImage page(PageMark mark, double degrees) {
    BufferedImage picture = blank();
    Graphics2D page = picture.createGraphics();
    page.scale(picture.getWidth() / 210.0, picture.getWidth() / 210.0);
    page.rotate(Math.toRadians(degrees), 105, 148.5);
    page.setColor(Color.BLACK);
    mark.draw(page);
    page.dispose();
    return picture;
  }

  private static BufferedImage blank() {
    BufferedImage picture = new BufferedImage(1240, 1754, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D page = picture.createGraphics();
    page.setColor(Color.WHITE);
    page.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    page.dispose();
    return picture;
  }
}
