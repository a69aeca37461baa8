package org.korrigo.identification.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.identification.header.LineRecogniser.Line;
import org.korrigo.identification.header.LineRecogniser.Sign;
import org.korrigo.identification.header.image.GreyImage;
import org.korrigo.identification.header.letter.training.HandFont;

/** What is read once and what twice, through the real Tesseract. */
class TwiceReaderTest {
  private static final double PIXELS_PER_MM = 200 / 25.4;
  private static final int LETTERS = 10;
  private static final int SCRIBBLE = 520;

  private final BufferedImage image = new BufferedImage(800, 100, BufferedImage.TYPE_BYTE_GRAY);
  private final Graphics2D graphics = image.createGraphics();
  private LineRecogniser recogniser;
  private TwiceReader reader;

  @BeforeEach
  void openOnALineThatIsWrittenClearly() throws IOException {
    recogniser = new Tesseract(Optional.empty(), "fra").open();
    reader = new TwiceReader(recogniser, PIXELS_PER_MM);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setColor(Color.BLACK);
    HandFont clear = HandFont.all(Path.of("src/test/resources/fonts")).get(13);
    AffineTransform place = AffineTransform.getTranslateInstance(40, 70);
    place.scale(40, 40);
    Shape text = place.createTransformedShape(clear.running("Nadia Simon"));
    graphics.fill(text);
  }

  @AfterEach
  void close() {
    recogniser.close();
  }

  @Test
  void wordsThatAreSureAreNotReadAgain() {
    // When
    List<Line> read = reader.read(GreyImage.of(image));

    // Then
    assertThat(read.getFirst().text()).isEqualTo("Nadia Simon");
    assertThat(read.getLast()).isSameAs(read.getFirst());
  }

  @Test
  void whatIsInDoubtIsReadAgainByItselfAndStandsWhereItDid() {
    // Given
    for (int x = SCRIBBLE; x < SCRIBBLE + 120; x += 12) {
      graphics.drawLine(x, 30 + x % 7, x + 9, 75 - x % 11);
      graphics.drawLine(x + 9, 40, x - 20, 60 + x % 5);
    }

    // When
    List<Line> read = reader.read(GreyImage.of(image));

    // Then
    Line first = read.getFirst();
    Line second = read.getLast();
    assertThat(second).isNotEqualTo(first);
    assertThat(first.text()).startsWith("Nadia Simon ");
    assertThat(second.text()).startsWith("Nadia Simon");
    assertThat(second.signs().subList(0, LETTERS)).isEqualTo(first.signs().subList(0, LETTERS));
    assertThat(second.signs().subList(LETTERS, second.signs().size()))
        .isNotEmpty()
        .allSatisfy(sign -> assertThat(sign.right()).isGreaterThan(SCRIBBLE - 30));
    assertThat(second.signs().getLast())
        .extracting(Sign::right)
        .satisfies(right -> assertThat(right).isLessThan(SCRIBBLE + 160));
  }
}
