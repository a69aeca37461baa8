package org.korrigo.standalone.demo.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;
import org.korrigo.standalone.demo.paper.PageMark;
import org.korrigo.standalone.demo.paper.PaperFixtures;

class MarkedPdfTest {

  @Test
  void isFaultlessWithItsPagesInOrderAndTheMarksBehind() throws IOException {
    try (MarkedPdf pdf = pdf("Bilan", page(3, 1), page(3, 2))) {
      assertThat(pdf.pageFaults(2)).isEmpty();
      assertThat(pdf.orderFaults(3, 2)).isEmpty();
      assertThat(pdf.headerFaults()).isEmpty();
      assertThat(pdf.textFaults(List.of("Bilan"))).isEmpty();
    }
  }

  @Test
  void pagesInAnotherOrderAreAFault() throws IOException {
    try (MarkedPdf pdf = pdf("Bilan", page(3, 2), page(3, 1))) {
      assertThat(pdf.orderFaults(3, 2))
          .containsExactly(
              "copy 3, page 1 shows copy 3, page 2", "copy 3, page 2 shows copy 3, page 1");
    }
  }

  @Test
  void aPageOfAnotherCopyIsAFault() throws IOException {
    try (MarkedPdf pdf = pdf("Bilan", page(3, 1), page(4, 2))) {
      assertThat(pdf.orderFaults(3, 2)).containsExactly("copy 3, page 2 shows copy 4, page 2");
    }
  }

  @Test
  void aPageThatIsMissingIsAFault() throws IOException {
    try (MarkedPdf pdf = pdf("Bilan", page(3, 1))) {
      assertThat(pdf.pageFaults(2)).containsExactly("2 pages for 2 and marks");
      assertThat(pdf.orderFaults(3, 2)).containsExactly("copy 3, page 2 shows no mark");
    }
  }

  @Test
  void aHeaderThatIsStillThereIsAFault() throws IOException {
    try (MarkedPdf pdf = pdf("Bilan", PaperFixtures.pageWithHeader(new PageMark(3, 1)))) {
      assertThat(pdf.orderFaults(3, 1)).isEmpty();
      assertThat(pdf.headerFaults()).hasSize(1);
    }
  }

  @Test
  void aTextThatIsCutIsAFault() throws IOException {
    try (MarkedPdf pdf = pdf("Erreur de sig", page(3, 1))) {
      assertThat(pdf.textFaults(List.of("Erreur de signe")))
          .containsExactly("not in the PDF: Erreur de signe");
    }
  }

  @Test
  void bytesThatAreNoPdfAreRefused() {
    assertThatThrownBy(() -> new MarkedPdf(new byte[] {1, 2, 3})).isInstanceOf(IOException.class);
  }

  private static BufferedImage page(int copy, int page) {
    return PaperFixtures.page(new PageMark(copy, page));
  }

  private static MarkedPdf pdf(String summary, BufferedImage... pictures) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (BufferedImage picture : pictures) {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.drawImage(
              LosslessFactory.createFromImage(document, picture), 0, 0, 595.28f, 841.89f);
        }
      }
      PDPage last = new PDPage(PDRectangle.A4);
      document.addPage(last);
      try (PDPageContentStream content = new PDPageContentStream(document, last)) {
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA), 12);
        content.newLineAtOffset(60, 700);
        content.showText(summary);
        content.endText();
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return new MarkedPdf(bytes.toByteArray());
    }
  }
}
