package org.korrigo.identification.header.letter.training;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.korrigo.identification.header.letter.LetterClassifier;
import org.korrigo.identification.header.letter.SignSet;
import org.korrigo.identification.header.letter.Teacher;

/**
 * Trains the letter classifier: {@code LetterTraining FONTS CLASSES OTHERS} when the module is
 * built. One thread and one seed, so that the same fonts give the same bytes. A classifier that is
 * newer than the fonts and the classes that make it is left as it is.
 */
public final class LetterTraining {
  private static final long SEED = 20261121;
  private static final int HANDS = 30;
  private static final int ROUNDS = 5;

  /** How many signs struck out each writer shows of each set. */
  private static final int STRUCK_OUT = 2;

  private LetterTraining() {}

  /** Reads fonts, writes the classifier among the classes and prints how good it is. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    Path letter = Path.of(arguments[1], LetterClassifier.class.getPackageName().replace('.', '/'));
    Path target = letter.resolve(LetterClassifier.WEIGHTS);
    if (isNewer(target, directory, letter)) {
      return;
    }
    long start = System.nanoTime();
    List<HandFont> fonts = HandFont.all(directory);
    LetterClassifier classifier = trained(fonts, HANDS, ROUNDS);
    try (OutputStream file = Files.newOutputStream(target)) {
      classifier.write(file);
    }
    List<HandFont> others = HandFont.all(Path.of(arguments[2]));
    System.out.printf(
        "Letter classifier trained in %.1f s. On %d fonts that it has never seen:%n",
        (System.nanoTime() - start) / 1e9, others.size());
    for (SignSet signs : SignSet.values()) {
      System.out.println("  " + Accuracy.of(classifier, others, 4, signs));
    }
  }

  private static boolean isNewer(Path target, Path... sources) throws IOException {
    if (!Files.exists(target)) {
      return false;
    }
    FileTime made = Files.getLastModifiedTime(target);
    for (Path source : sources) {
      try (Stream<Path> files = Files.walk(source)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (Files.getLastModifiedTime(file).compareTo(made) > 0) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /**
   * A classifier of some fonts.
   *
   * @param hands how many writers there are of each font
   * @param rounds how often each letter is learned
   */
  static LetterClassifier trained(List<HandFont> fonts, int hands, int rounds) {
    Random random = new Random(SEED);
    Teacher teacher = new Teacher(SEED);
    for (HandFont font : fonts) {
      for (int number = 0; number < hands; number++) {
        Hand hand = Hand.of(font, random);
        for (SignSet signs : SignSet.values()) {
          for (int place = 0; place < signs.size(); place++) {
            teacher.show(ScannedBox.of(hand, signs.sign(place), random), signs, place);
          }
          for (int struck = 0; struck < STRUCK_OUT; struck++) {
            char sign = signs.sign(random.nextInt(signs.size()));
            teacher.show(ScannedBox.struckOut(hand, sign, random), signs, signs.size());
          }
        }
      }
    }
    return teacher.train(rounds);
  }
}
