package org.korrigo.grading.finalisation;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.io.TempDir;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.grading.annotation.AnnotationType;
import org.korrigo.grading.finalisation.MarkedCopy.Annotation;

/** Annotated PDFs of a test's own, and what can be read in them. */
abstract class WrittenPdf {
  @TempDir Path folder;

  Path write(Path source, MarkedCopy copy) throws IOException {
    Path target = folder.resolve("annotated.pdf");
    AnnotatedPdf.write(source, copy, target);
    return target;
  }

  static Annotation comment(int page, double x, double y, String text) {
    return new Annotation(page, x, y, 0.3, 0.04, AnnotationType.COMMENT, text, null);
  }

  static MarkedCopy copy(List<Annotation> annotations) {
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

  static String compact(String text) {
    return text.replaceAll("\\s+", "");
  }

  static int pages(Path pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return document.getNumberOfPages();
    }
  }

  /** The text of all pages without what every notes page repeats. */
  static String read(Path pdf) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int page = 1; page <= pages(pdf); page++) {
      text.append(
          read(pdf, page)
              .replaceAll("Notes du correcteur.*\\R", "")
              .replaceAll("Copie K7Q2 · Bac blanc\\s*\\R?", ""));
    }
    return text.toString();
  }

  static String read(Path pdf, int page) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setStartPage(page);
      stripper.setEndPage(page);
      return stripper.getText(document);
    }
  }
}
