package org.korrigo.identification.header.letter.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korrigo.identification.header.image.GreyImage;
import org.korrigo.identification.header.letter.LetterClassifier;
import org.korrigo.identification.header.letter.SignSet;

/** The classifier of the build, on fonts that it has never seen. */
class LetterTrainingTest {
  private static final Path TRAINING = Path.of("src/training/fonts");
  private static final List<HandFont> HELD_APART =
      HandFont.all(Path.of("src/test/resources/fonts"));

  @Test
  void twoTrainingsGiveTheSameBytes() throws IOException {
    // Given
    List<HandFont> fonts = HandFont.all(TRAINING);

    // When
    byte[] one = bytes(LetterTraining.trained(fonts, 1, 2));
    byte[] other = bytes(LetterTraining.trained(fonts, 1, 2));

    // Then
    assertThat(one).isEqualTo(other);
  }

  @ParameterizedTest
  @CsvSource({"CAPITALS, 0.94, 0.98, 0.23", "DIGITS, 0.94, 0.985, 0.20"})
  void signsOfUnknownHandsAreReadAsWellAsWasMeasured(
      SignSet signs, double right, double amongThree, double surprise) {
    // When
    Accuracy accuracy = Accuracy.of(LetterClassifier.load(), HELD_APART, 8, signs);

    // Then
    assertThat(accuracy.right()).isGreaterThan(right);
    assertThat(accuracy.amongThree()).isGreaterThan(amongThree);
    assertThat(accuracy.surprise()).isLessThan(surprise);
  }

  @Test
  void theSureAreAlmostAlwaysRightAndNoSignIsImpossible() {
    // Given
    LetterClassifier classifier = LetterClassifier.load();
    Random random = new Random(3);
    int sure = 0;
    int wrong = 0;
    double least = 0;

    // When
    for (HandFont font : HELD_APART) {
      Hand hand = Hand.of(font, random);
      for (int place = 0; place < SignSet.CAPITALS.size(); place++) {
        double[] logarithms =
            classifier.read(
                ScannedBox.of(hand, SignSet.CAPITALS.sign(place), random), SignSet.CAPITALS);
        for (int other = 0; other < logarithms.length; other++) {
          least = Math.min(least, logarithms[other]);
          if (logarithms[other] > Math.log(0.95)) {
            sure++;
            wrong += other == place ? 0 : 1;
          }
        }
      }
    }

    // Then
    assertThat(sure).isGreaterThan(300);
    assertThat((double) wrong / sure).isLessThan(0.05);
    assertThat(least).isGreaterThan(-10);
  }

  @Test
  void anEmptyBoxWithARestOfItsFrameIsNoSign() {
    // Given
    GreyImage box = GreyImage.white(40, 52);
    for (int x = 0; x < 40; x++) {
      box.pixels()[x] = 0;
      box.pixels()[40 + x] = 0;
    }

    // When
    double[] logarithms = LetterClassifier.load().read(box, SignSet.CAPITALS);

    // Then
    assertThat(logarithms).isNull();
  }

  private static byte[] bytes(LetterClassifier classifier) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    classifier.write(bytes);
    return bytes.toByteArray();
  }
}
