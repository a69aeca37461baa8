package org.korrigo.grading.finalisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.grading.annotation.AnnotationType;
import org.korrigo.grading.finalisation.MarkedCopy.Annotation;

class AnnotatedPdfTest {
  private static final Comparator<Annotation> READING_ORDER =
      Comparator.comparingInt(Annotation::pageIndex)
          .thenComparingDouble(Annotation::y)
          .thenComparingDouble(Annotation::x);

  @TempDir Path folder;

  static List<String> texts() {
    return List.of(
        "Très bien ! L’œuvre, Ça, où, naïf, « guillemets », 5 €, n° 3…",
        "∀x ∈ ℝ, ∫₀¹ f(t) dt ≥ 0 ⇔ α + β ≠ π, √2 ≈ 1,41, Σ λᵢ, x² ≤ ∞",
        "Ligne un\nligne deux\r\n\n\nligne trois\tavec tabulation",
        "office affligé fier flotte",
        "mot" + "x".repeat(3000) + "fin",
        "Un mot puis un autre, encore et toujours. ".repeat(600),
        "a\n".repeat(400) + "fin",
        "שלום",
        " ",
        "=1+1 <b>&amp;</b> %s {0} \\n (paren) [crochet]");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void writesTheWholeTextOfAnAnnotation(String text) throws IOException {
    // Given
    Path source = ScannedCopy.upright(folder, 2);
    // When
    Path written = write(source, copy(List.of(comment(0, 0.2, 0.3, text))));
    // Then
    assertThat(compact(read(written))).contains(compact(text));
  }

  @Test
  void writesAccentsThatWereTypedAsTwoCharactersAsOne() throws IOException {
    Path written =
        write(
            ScannedCopy.upright(folder, 1),
            copy(List.of(comment(0, 0.2, 0.3, "e\u0301te\u0301 termine\u0301"))));

    assertThat(read(written)).contains("été terminé");
  }

  @Test
  void showsThatACharacterIsMissingWhereTheFontHasNone() throws IOException {
    Path written =
        write(
            ScannedCopy.upright(folder, 1),
            copy(List.of(comment(0, 0.2, 0.3, "Bravo 🚀 ici \uD83D là 漢 👍🏽 fin \u0000\u0007."))));

    assertThat(compact(read(written)))
        .contains(compact("Bravo \uFFFD ici \uFFFD là \uFFFD \uFFFD fin ."));
  }

  @Test
  void namesTheCharactersThatTheFontHasNot() {
    assertThat(LegibleFont.unprintable("Bravo 🚀 là 漢 👍🏽, 漢\uFFFD \u0007e\u0301 ∀α 𝑥\t\n"))
        .containsExactly("🚀", "漢", "👍");
    assertThat(LegibleFont.unprintable(null)).isEmpty();
  }

  @Test
  void joinsArabicLettersAndKeepsThemReadableForASearch() throws IOException {
    Path written =
        write(ScannedCopy.upright(folder, 1), copy(List.of(comment(0, 0.2, 0.3, "عمل جيد"))));

    assertThat(Normalizer.normalize(read(written), Normalizer.Form.NFKC)).contains("عمل جيد");
  }

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
              null));
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
      if (own.contains(number + "·" + content)) {
        onTheirPage++;
      } else {
        assertThat(own).contains(Integer.toString(number));
        assertThat(notes).contains(number + annotation.ink().label().replace(" ", "") + content);
      }
    }
    return onTheirPage;
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

  @Test
  void explainsTheSignsThatItUses() throws IOException {
    Path written =
        write(
            ScannedCopy.upright(folder, 1),
            copy(
                List.of(
                    new Annotation(
                        0, 0.1, 0.1, 0.1, 0.1, AnnotationType.ERROR, (String) null, null))));

    assertThat(read(written, 2)).contains("Signes sur la copie", "Erreur").doesNotContain("Bonus");
  }

  @Test
  void putsAShortTextOnItsPageAndALongOneOnNotesPagesAfterTheCopy() throws IOException {
    // Given
    String tooLong = "Une remarque très détaillée. ".repeat(40);
    List<Annotation> annotations =
        List.of(comment(0, 0.2, 0.3, "Bref."), comment(1, 0.2, 0.3, tooLong));
    // When
    Path written = write(ScannedCopy.upright(folder, 2), copy(annotations));
    // Then
    assertThat(read(written, 1)).contains("Bref.");
    assertThat(read(written, 2)).contains("voir les notes").doesNotContain("détaillée");
    assertThat(read(written, 3)).contains("Notes du correcteur", "Page 2", "détaillée");
    assertThat(read(written, 4)).contains("Bilan de la copie");
    assertThat(pages(written)).isEqualTo(4);
  }

  @Test
  void addsOnlyTheSummaryToACopyWithoutAnnotations() throws IOException {
    Path written = write(ScannedCopy.upright(folder, 3), copy(List.of()));

    assertThat(pages(written)).isEqualTo(4);
  }

  @Test
  void showsAnAnnotationWhosePlaceMakesNoSense() throws IOException {
    List<Annotation> strays =
        List.of(
            comment(99, 0.1, 0.1, "page-absente"),
            comment(-1, 0.1, 0.1, "page-négative"),
            new Annotation(0, Double.NaN, 2, -3, Double.NaN, AnnotationType.ERROR, "nulle-part", 1),
            new Annotation(0, 1, 1, 0, 0, AnnotationType.BONUS, "au-coin", null));

    assertThat(compact(read(write(ScannedCopy.upright(folder, 1), copy(strays)))))
        .contains("page-absente", "page-négative", "nulle-part", "au-coin");
  }

  @Test
  void writesTheMarksTheRemarksAndTheAppreciation() throws IOException {
    Path written =
        write(
            ScannedCopy.upright(folder, 1),
            copy(
                List.of(
                    new Annotation(
                        0, 0.1, 0.1, 0.1, 0.1, AnnotationType.BONUS, (String) null, 2))));

    String summary = read(written, 2);
    assertThat(summary)
        .contains("Bac blanc", "1er mars 2026", "Copie K7Q2 · Sujet B", "13,25", "/ 20")
        .contains("Total : 6,63 / 10 points")
        .contains("Exercice 1", "3,5 / 10", "Question a", "2,5 / 3", "Question c", "– / 5")
        .contains("Revoir la définition.", "+2 pts", "Un travail appliqué.");
  }

  @Test
  void leavesThePageImagesByteForByteAsTheyWere() throws IOException {
    // Given
    Path source = ScannedCopy.upright(folder, 4);
    // When
    Path written =
        write(source, copy(List.of(comment(0, 0.2, 0.3, "Oui"), comment(3, 0, 0, "Non"))));
    // Then
    assertThat(images(written)).hasSize(4).containsExactlyElementsOf(images(source));
  }

  @Test
  void tellsNobodysNameInItsDescription() throws IOException {
    Path written = write(ScannedCopy.upright(folder, 1), copy(List.of()));

    try (PDDocument document = Loader.loadPDF(written.toFile())) {
      assertThat(document.getDocumentInformation().getMetadataKeys()).containsExactly("Title");
      assertThat(document.getDocumentCatalog().getMetadata()).isNull();
    }
    assertThat(new String(Files.readAllBytes(written), StandardCharsets.ISO_8859_1))
        .doesNotContain("secretary");
  }

  @Test
  void writesTheSameFileForTheSameCopyEvenFromSeveralThreads() throws Exception {
    // Given
    Path source = ScannedCopy.upright(folder, 1);
    MarkedCopy copy = copy(List.of(comment(0, 0.2, 0.3, "Théorème : α ≤ β")));
    Callable<byte[]> writing =
        () -> {
          Path target = Files.createTempFile(folder, "annotated", ".pdf");
          AnnotatedPdf.write(source, copy, target);
          return Files.readAllBytes(target);
        };
    // When
    List<byte[]> written = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (var one : threads.invokeAll(java.util.Collections.nCopies(16, writing))) {
        written.add(one.get());
      }
    }
    // Then
    assertThat(written).allSatisfy(file -> assertThat(file).isEqualTo(written.getFirst()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   "})
  void takesACopyWithNothingToSay(String nothing) throws IOException {
    MarkedCopy silent =
        new MarkedCopy(
            "Bac",
            LocalDate.of(2026, 3, 2),
            "K7Q2",
            null,
            List.of(comment(0, 0.1, 0.1, nothing)),
            List.of(),
            Map.of(),
            Map.of(),
            nothing,
            BigDecimal.ZERO,
            BigDecimal.TEN,
            BigDecimal.ZERO);

    assertThat(pages(write(ScannedCopy.upright(folder, 1), silent))).isEqualTo(2);
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
              null));
    }
    return annotations;
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

  private Path write(Path source, MarkedCopy copy) throws IOException {
    Path target = folder.resolve("annotated.pdf");
    AnnotatedPdf.write(source, copy, target);
    return target;
  }

  private static Annotation comment(int page, double x, double y, String text) {
    return new Annotation(page, x, y, 0.3, 0.04, AnnotationType.COMMENT, text, null);
  }

  private static MarkedCopy copy(List<Annotation> annotations) {
    List<ScaleNode> scale =
        List.of(
            new ScaleNode(
                "ex1",
                "Exercice 1",
                BigDecimal.TEN,
                List.of(
                    new ScaleNode("a", "Question a", new BigDecimal("3"), null),
                    new ScaleNode("b", "Question b", new BigDecimal("2"), null),
                    new ScaleNode("c", "Question c", new BigDecimal("5"), null))));
    return new MarkedCopy(
        "Bac blanc",
        LocalDate.of(2026, 3, 1),
        "K7Q2",
        "B",
        annotations,
        scale,
        Map.of("a", new BigDecimal("2.50"), "b", BigDecimal.ONE),
        Map.of("b", "Revoir la définition."),
        "Un travail appliqué.",
        new BigDecimal("6.63"),
        BigDecimal.TEN,
        new BigDecimal("13.25"));
  }

  private static String compact(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static int pages(Path pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return document.getNumberOfPages();
    }
  }

  /** The text of all pages without what every notes page repeats. */
  private static String read(Path pdf) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int page = 1; page <= pages(pdf); page++) {
      text.append(
          read(pdf, page)
              .replaceAll("Notes du correcteur.*\\R", "")
              .replaceAll("Copie K7Q2 · Bac blanc\\s*\\R?", ""));
    }
    return text.toString();
  }

  private static String read(Path pdf, int page) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setStartPage(page);
      stripper.setEndPage(page);
      return stripper.getText(document);
    }
  }

  private static List<byte[]> images(Path pdf) throws IOException {
    List<byte[]> images = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getXObjectNames()) {
          if (page.getResources().getXObject(name) instanceof PDImageXObject image) {
            try (InputStream raw = image.getCOSObject().createRawInputStream()) {
              images.add(raw.readAllBytes());
            }
          }
        }
      }
    }
    return images;
  }
}
