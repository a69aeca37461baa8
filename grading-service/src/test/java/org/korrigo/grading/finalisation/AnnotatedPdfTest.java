package org.korrigo.grading.finalisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.annotation.AnnotationType;
import org.korrigo.grading.finalisation.MarkedCopy.Annotation;

class AnnotatedPdfTest extends WrittenPdf {
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
