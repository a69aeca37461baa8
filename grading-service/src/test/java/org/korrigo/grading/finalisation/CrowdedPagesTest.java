package org.korrigo.grading.finalisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.annotation.AnnotationType;
import org.korrigo.grading.finalisation.MarkedCopy.Annotation;

/** However many annotations a page has, each is on it or under its number on the notes pages. */
class CrowdedPagesTest extends WrittenPdf {
  private static final Comparator<Annotation> READING_ORDER =
      Comparator.comparingInt(Annotation::pageIndex)
          .thenComparingDouble(Annotation::y)
          .thenComparingDouble(Annotation::x);

  @Test
  void writesEveryTextOfTwoHundredCrowdedAnnotations() throws IOException {
    // Given
    Random random = new Random(7);
    List<Annotation> crowd = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      crowd.add(
          new Annotation(
              random.nextInt(2),
              i < 60 ? 0.5 : random.nextDouble(),
              i < 60 ? 0.5 : random.nextDouble(),
              0.1,
              0.03,
              AnnotationType.values()[i % 4],
              "Remarque-" + i + "-ici",
              i % 5 == 0 ? -1 : null));
    }
    // When
    String text = compact(read(write(ScannedCopy.upright(folder, 2), copy(crowd))));
    // Then
    assertThat(IntStream.range(0, 200).mapToObj(i -> "Remarque-" + i + "-ici"))
        .allSatisfy(remark -> assertThat(text).contains(remark));
  }

  /** A text stands whole on its own page, or whole in the notes, where its number leads. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void writesEveryCharacterOfEveryAnnotationOnItsPageOrUnderItsNumber(long seed)
      throws IOException {
    // Given
    List<Annotation> annotations = annotations(new Random(seed));
    // When
    Path written = write(ScannedCopy.upright(folder, 4), copy(annotations));
    // Then
    assertEachOnItsPageOrUnderItsNumber(written, 4, annotations);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void writesEveryCharacterOfCrowdedAnnotationsOnTheirPageOrUnderTheirNumber(long seed)
      throws IOException {
    // Given
    Random random = new Random(seed);
    List<Annotation> crowd = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      crowd.add(
          new Annotation(
              random.nextInt(2),
              i < 60 ? 0.5 : random.nextDouble(0.9),
              i < 60 ? 0.5 : random.nextDouble(0.95),
              0.1,
              0.03,
              AnnotationType.values()[i % 4],
              text(random, 1 + random.nextInt(i % 4 == 0 ? 60 : 9)),
              delta(random)));
    }
    // When
    Path written = write(ScannedCopy.upright(folder, 2), copy(crowd));
    // Then
    int onTheirPage = assertEachOnItsPageOrUnderItsNumber(written, 2, crowd);
    assertThat(onTheirPage).isBetween(20, 180);
  }

  /** Answers how many stand on their page. */
  private static int assertEachOnItsPageOrUnderItsNumber(
      Path written, int pages, List<Annotation> annotations) throws IOException {
    int onTheirPage = 0;
    List<String> page = new ArrayList<>();
    for (int i = 1; i <= pages; i++) {
      page.add(compact(read(written, i)));
    }
    String notes = compact(notes(written, pages));
    List<Annotation> inOrder = annotations.stream().sorted(READING_ORDER).toList();
    for (int number = 1; number <= inOrder.size(); number++) {
      Annotation annotation = inOrder.get(number - 1);
      String content = compact(annotation.text());
      String own = page.get(annotation.pageIndex());
      String delta = delta(annotation);
      if (own.contains(number + delta + "·" + content)) {
        onTheirPage++;
      } else {
        assertThat(own).contains(Integer.toString(number));
        assertThat(notes).contains(number + compact(annotation.ink().label()) + delta + content);
      }
    }
    return onTheirPage;
  }

  /** What stands before the text of an annotation that gives or takes points. */
  private static String delta(Annotation annotation) {
    if (annotation.scoreDelta() == null) {
      return "";
    }
    int points = annotation.scoreDelta();
    String unit = Math.abs(points) > 1 ? "pts" : "pt";
    return "·" + (points < 0 ? "\u2212" : "+") + Math.abs(points) + unit;
  }

  @Test
  void givesADrawingWithoutWordsNoNumber() throws IOException {
    Path written =
        write(
            ScannedCopy.upright(folder, 1),
            copy(
                List.of(
                    comment(0, 0.1, 0.1, "{\"strokes\": [[0.1, 0.1, 0.2, 0.2]]}"),
                    comment(0, 0.1, 0.3, "{\"stamp\": \"CHECK\"}"),
                    comment(0, 0.1, 0.5, "{\"stamp\": \"STAR\", \"text\": \"Bravo\"}"))));

    assertThat(read(written, 1)).contains("✓", "★", "1 · Bravo").doesNotContain("strokes", "2");
  }

  private static List<Annotation> annotations(Random random) {
    List<Annotation> annotations = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String text = text(random, 1 + random.nextInt(i % 4 == 0 ? 120 : 12));
      annotations.add(
          new Annotation(
              random.nextInt(4),
              random.nextDouble(0.9),
              random.nextDouble(0.95),
              0.1,
              0.04,
              AnnotationType.values()[random.nextInt(4)],
              text,
              delta(random)));
    }
    return annotations;
  }

  /** None of every third; else up to 12 points, given or taken. */
  private static Integer delta(Random random) {
    return random.nextInt(3) == 0 ? null : random.nextInt(25) - 12;
  }

  private static String text(Random random, int words) {
    String alphabet = "abcdefghijklmnopqrstuvwxyzéèàçœÉ0123456789,;:()αβγδεπωΩΣ∀∃∈ℝ≤≥≠≈∞√∫±×÷→⇔²³";
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < words; word++) {
      text.append(word == 0 ? "" : " ");
      random
          .ints(1 + random.nextInt(9), 0, alphabet.length())
          .forEach(letter -> text.append(alphabet.charAt(letter)));
    }
    return text.toString();
  }

  /** What stands on the notes pages, without what each of them repeats. */
  private static String notes(Path pdf, int scanned) throws IOException {
    StringBuilder notes = new StringBuilder();
    for (int page = scanned + 1; page <= pages(pdf); page++) {
      String text = read(pdf, page);
      if (text.contains("Notes du correcteur")) {
        notes.append(
            text.replaceAll("Notes du correcteur.*\\R", "")
                .replaceAll("Copie K7Q2 · Bac blanc\\s*\\R?", "")
                .replaceAll("(?m)^Page \\d+\\R", ""));
      }
    }
    return notes.toString();
  }
}
