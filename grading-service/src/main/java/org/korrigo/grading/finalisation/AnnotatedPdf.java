package org.korrigo.grading.finalisation;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.korrigo.grading.finalisation.MarkedCopy.Annotation;
import org.korrigo.grading.finalisation.MarkedCopy.Numbered;

/**
 * The pupil's copy with everything the corrector wrote: on the pages as they were scanned, then,
 * where there was no room, on notes pages, then the marks. The page images keep their very bytes.
 * Nothing in the file tells whose copy it is, and the same input gives the same file.
 *
 * <p>Blocks and computes: call it on a worker. Memory does not grow with the scan, which stays on
 * disk.
 */
final class AnnotatedPdf {
  private static final Comparator<Annotation> READING_ORDER =
      Comparator.comparingInt(Annotation::pageIndex)
          .thenComparingDouble(Annotation::y)
          .thenComparingDouble(Annotation::x);

  private AnnotatedPdf() {}

  /**
   * Writes the annotated copy.
   *
   * @param source the anonymous copy as it was scanned; only read
   * @param target written or replaced
   * @throws UnreadableScanException if the source is no PDF
   * @throws UndrawableScanException if it is one, but nothing can be drawn on it
   * @throws IOException if the target cannot be written
   */
  static void write(Path source, MarkedCopy copy, Path target) throws IOException {
    try (PDDocument document = load(source)) {
      draw(document, copy);
      save(document, target);
    }
  }

  private static void draw(PDDocument document, MarkedCopy copy) throws UndrawableScanException {
    try {
      Stationery stationery = Stationery.in(document);
      List<Numbered> annotations = numbered(copy.annotations());
      List<Numbered> notes = drawOnPages(document, stationery, annotations);
      String footer = "Copie " + copy.anonymousId() + " · " + copy.examName();
      NotesPages.append(document, stationery, footer, notes);
      SummaryPages.append(document, stationery, footer, copy, annotations);
      describe(document, copy);
    } catch (IOException | RuntimeException e) {
      throw new UndrawableScanException(e);
    }
  }

  private static void save(PDDocument document, Path target) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
      document.save(out);
    } catch (RuntimeException e) {
      throw new UndrawableScanException(e);
    }
  }

  private static PDDocument load(Path source) throws UnreadableScanException {
    try {
      return Loader.loadPDF(source.toFile(), IOUtils.createTempFileOnlyStreamCache());
    } catch (IOException e) {
      throw new UnreadableScanException(e);
    }
  }

  /** The scan is no PDF. */
  static final class UnreadableScanException extends IOException {
    private UnreadableScanException(IOException cause) {
      super(cause);
    }
  }

  /** The scan opens, but its pages are damaged or protected. */
  static final class UndrawableScanException extends IOException {
    private UndrawableScanException(Exception cause) {
      super(cause);
    }
  }

  private static List<Numbered> numbered(List<Annotation> annotations) {
    List<Numbered> numbered = new ArrayList<>(annotations.size());
    int last = 0;
    for (Annotation annotation : annotations.stream().sorted(READING_ORDER).toList()) {
      numbered.add(new Numbered(annotation.isNumbered() ? ++last : Numbered.NONE, annotation));
    }
    return numbered;
  }

  /** Answers what the pages had no room for, and what points at a page that there is not. */
  private static List<Numbered> drawOnPages(
      PDDocument document, Stationery stationery, List<Numbered> annotations) throws IOException {
    Map<Integer, List<Numbered>> byPage =
        annotations.stream()
            .collect(
                Collectors.groupingBy(
                    numbered -> numbered.annotation().pageIndex(),
                    TreeMap::new,
                    Collectors.toList()));
    int scanned = document.getNumberOfPages();
    List<Numbered> notes = new ArrayList<>();
    for (Map.Entry<Integer, List<Numbered>> page : byPage.entrySet()) {
      if (page.getKey() >= 0 && page.getKey() < scanned) {
        notes.addAll(
            AnnotationLayer.draw(
                document, document.getPage(page.getKey()), page.getValue(), stationery));
      } else {
        notes.addAll(page.getValue());
      }
    }
    return notes;
  }

  /** Takes away whatever the scanner or its owner left in the file about themselves. */
  private static void describe(PDDocument document, MarkedCopy copy) {
    PDDocumentInformation description = new PDDocumentInformation();
    description.setTitle("Copie " + copy.anonymousId() + " · " + copy.examName());
    document.setDocumentInformation(description);
    document.getDocumentCatalog().setMetadata(null);
    document.getDocumentCatalog().setLanguage("fr-FR");
    document.setDocumentId(copy.anonymousId().hashCode() & 0xFFFFFFFFL);
  }
}
