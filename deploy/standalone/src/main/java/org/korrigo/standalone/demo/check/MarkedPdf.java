package org.korrigo.standalone.demo.check;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.korrigo.standalone.demo.paper.PageMark;
import org.korrigo.standalone.demo.paper.PageMarkReader;

/** A finalised copy's PDF against what was written on its pages and by its corrector. */
public final class MarkedPdf implements AutoCloseable {
  /** The scan's own: a picture that is not resampled is drawn fastest. */
  private static final float DPI = 200;

  private final PDDocument document;
  private BufferedImage firstPage;

  /**
   * @param bytes the file
   * @throws IOException if it is no PDF
   */
  public MarkedPdf(byte[] bytes) throws IOException {
    document = Loader.loadPDF(bytes);
  }

  /** The copy's pages must be followed by at least one with the marks. */
  public List<String> pageFaults(int pages) {
    int found = document.getNumberOfPages();
    return found > pages ? List.of() : List.of("%d pages for %d and marks".formatted(found, pages));
  }

  /** Whether the page marks say: this copy, every page once and in reading order. */
  public List<String> orderFaults(int copy, int pages) throws IOException {
    List<String> faults = new ArrayList<>();
    for (int page = 1; page <= Math.min(pages, document.getNumberOfPages()); page++) {
      Optional<PageMark> mark = PageMarkReader.read(picture(page));
      if (!mark.equals(Optional.of(new PageMark(copy, page)))) {
        faults.add(
            "copy %d, page %d shows %s"
                .formatted(
                    copy,
                    page,
                    mark.map(m -> "copy %d, page %d".formatted(m.copy(), m.page()))
                        .orElse("no mark")));
      }
    }
    return faults;
  }

  /** Whether the ink of the boxes is gone from the first page. */
  public List<String> headerFaults() throws IOException {
    return HeaderInk.isClean(picture(1))
        ? List.of()
        : List.of("writing is left in the header of page 1");
  }

  private BufferedImage picture(int page) throws IOException {
    if (page == 1 && firstPage != null) {
      return firstPage;
    }
    BufferedImage picture =
        new PDFRenderer(document).renderImageWithDPI(page - 1, DPI, ImageType.GRAY);
    firstPage = page == 1 ? picture : firstPage;
    return picture;
  }

  /** Whether each of these stands in the text, whole, wherever its lines were broken. */
  public List<String> textFaults(List<String> texts) throws IOException {
    String text = squeezed(new PDFTextStripper().getText(document));
    return texts.stream()
        .filter(wanted -> !text.contains(squeezed(wanted)))
        .map(missing -> "not in the PDF: " + missing.substring(0, Math.min(40, missing.length())))
        .toList();
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
