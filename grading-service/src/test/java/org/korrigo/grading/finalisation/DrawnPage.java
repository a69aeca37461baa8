package org.korrigo.grading.finalisation;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.korrigo.grading.finalisation.MarkedCopy.Annotation;

/** The first page of an annotated PDF as a viewer renders it, at 144 dpi. */
final class DrawnPage {
  private static final int DPI = 144;

  private DrawnPage() {}

  /** The page of a copy with nothing on it but these annotations. */
  static BufferedImage of(Path source, List<Annotation> annotations) throws IOException {
    return of(source, annotations, ImageType.RGB);
  }

  /** The same in some colours. */
  static BufferedImage of(Path source, List<Annotation> annotations, ImageType colours)
      throws IOException {
    MarkedCopy copy =
        new MarkedCopy(
            "Bac blanc",
            LocalDate.of(2026, 3, 1),
            "K7Q2",
            null,
            annotations,
            List.of(),
            Map.of(),
            Map.of(),
            null,
            BigDecimal.ONE,
            BigDecimal.TEN,
            new BigDecimal("2.00"));
    Path target = Files.createTempFile(source.getParent(), "annotated", ".pdf");
    AnnotatedPdf.write(source, copy, target);
    try (PDDocument document = Loader.loadPDF(target.toFile())) {
      return new PDFRenderer(document).renderImageWithDPI(0, DPI, colours);
    }
  }
}
