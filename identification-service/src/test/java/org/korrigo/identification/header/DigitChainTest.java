package org.korrigo.identification.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.identification.header.image.GreyImage;
import org.korrigo.identification.header.image.InkPieces;
import org.korrigo.identification.header.letter.LetterClassifier;
import org.korrigo.identification.header.letter.training.Hand;
import org.korrigo.identification.header.letter.training.HandFont;

/** Dates in the digits of fonts that the letter classifier has never seen, side by side. */
class DigitChainTest {
  private static final double PIXELS_PER_MM = 200 / 25.4;
  private static final int WIDE = 38;
  private static final int TALL = 55;
  private static final List<HandFont> FONTS = HandFont.all(Path.of("src/test/resources/fonts"));
  private static final LetterClassifier CLASSIFIER = LetterClassifier.load();

  @ParameterizedTest
  @CsvSource({
    "31/05/2008, 31052008",
    "31.05.2008, 31052008",
    "17/12/08, 1712..08",
    "24.06.07, 2406..07",
    "26112007, 26112007"
  })
  void theDigitsOfADateAreReadWhateverSeparatesThem(String written, String digits) {
    // When
    long right = FONTS.stream().filter(font -> read(font, written).equals(digits)).count();

    // Then
    assertThat(right).isGreaterThanOrEqualTo(FONTS.size() / 2);
  }

  @Test
  void everyDigitHasTheLikelihoodsOfAllTen() {
    // When
    List<double[]> chain = chain(FONTS.getFirst(), "31/05/2008");

    // Then
    assertThat(chain).hasSize(8);
    assertThat(chain)
        .allSatisfy(
            likelihoods -> {
              double sum = 0;
              for (double likelihood : likelihoods) {
                assertThat(likelihood).isLessThanOrEqualTo(0);
                sum += Math.exp(likelihood);
              }
              assertThat(sum).isBetween(0.99, 1.01);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "31/05", "AMBRE"})
  void whatIsNoDateHasNoDigits(String written) {
    assertThat(FONTS).allSatisfy(font -> assertThat(chain(font, written)).isEmpty());
  }

  /** The likeliest digits, with dots for a century that was not written. */
  private static String read(HandFont font, String written) {
    return chain(font, written).stream()
        .map(digit -> digit == null ? "." : String.valueOf(Likelihoods.likeliest(digit)))
        .collect(Collectors.joining());
  }

  private static List<double[]> chain(HandFont font, String written) {
    return DigitChain.read(InkPieces.of(line(font, written), 0, PIXELS_PER_MM), CLASSIFIER);
  }

  private static GreyImage line(HandFont font, String written) {
    Random random = new Random(1);
    Hand hand = Hand.of(font, random);
    BufferedImage line =
        new BufferedImage(WIDE * (written.length() + 2), TALL + 20, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = line.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, line.getWidth(), line.getHeight());
    graphics.setColor(Color.BLACK);
    graphics.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    List<Character> signs = new ArrayList<>();
    written.chars().forEach(sign -> signs.add((char) sign));
    for (int i = 0; i < signs.size(); i++) {
      int left = WIDE * (i + 1);
      switch (signs.get(i)) {
        case '/' -> graphics.draw(new Line2D.Double(left + 12, TALL, left + 26, 20));
        case '.' -> graphics.draw(new Line2D.Double(left + 19, TALL, left + 19, TALL));
        default -> paste(hand.write(signs.get(i), WIDE, TALL, random), line, left);
      }
    }
    graphics.dispose();
    return GreyImage.of(line);
  }

  private static void paste(GreyImage sign, BufferedImage line, int left) {
    for (int y = 0; y < sign.height(); y++) {
      for (int x = 0; x < sign.width(); x++) {
        line.getRaster().setSample(left + x, 10 + y, 0, sign.at(x, y));
      }
    }
  }
}
