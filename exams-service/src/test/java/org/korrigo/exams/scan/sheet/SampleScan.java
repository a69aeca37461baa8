package org.korrigo.exams.scan.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;

/** Builds scanned PDFs of all sorts. */
final class SampleScan implements AutoCloseable {
  static final PDRectangle A3_LANDSCAPE = new PDRectangle(1190.55f, 841.89f);
  static final PDRectangle A3_PORTRAIT = PDRectangle.A3;

  private final PDDocument document = new PDDocument();

  /** What is painted on a page. */
  interface Painting {
    void on(PDPageContentStream content) throws IOException;
  }

  PDDocument document() {
    return document;
  }

  /** A page that is one JPEG, filling it. */
  SampleScan jpegPage(byte[] jpeg, PDRectangle size, int rotate) throws IOException {
    PDImageXObject image = jpeg(jpeg);
    return page(
        size, rotate, content -> content.drawImage(image, 0, 0, size.getWidth(), size.getHeight()));
  }

  SampleScan page(PDRectangle size, int rotate, Painting painting) throws IOException {
    PDPage page = new PDPage(size);
    page.setRotation(rotate);
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      painting.on(content);
    }
    return this;
  }

  /** Fills a landscape A3 page with an image that is stored turned, by the page's own matrix. */
  SampleScan pageWithMatrix(byte[] jpeg, Matrix matrix) throws IOException {
    PDImageXObject image = jpeg(jpeg);
    return page(A3_LANDSCAPE, 0, content -> content.drawImage(image, matrix));
  }

  PDImageXObject jpeg(byte[] jpeg) throws IOException {
    return JPEGFactory.createFromByteArray(document, jpeg);
  }

  /** An image with any filter, whose data is taken as given. */
  PDImageXObject raw(byte[] data, COSName filter, int width, int height, int bits)
      throws IOException {
    return new PDImageXObject(
        document,
        new ByteArrayInputStream(data),
        filter,
        width,
        height,
        bits,
        PDDeviceGray.INSTANCE);
  }

  /** What black and white samples stand for. */
  static COSArray decode(int black, int white) {
    COSArray decode = new COSArray();
    decode.add(COSInteger.get(black));
    decode.add(COSInteger.get(white));
    return decode;
  }

  /** Text in the rendering mode that shows nothing, as recognition software adds it. */
  static void hiddenText(PDPageContentStream content, String text) throws IOException {
    content.beginText();
    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
    content.setRenderingMode(RenderingMode.NEITHER);
    content.newLineAtOffset(700, 700);
    content.showText(text);
    content.endText();
  }

  Path in(Path directory) throws IOException {
    Path file = directory.resolve("scan.pdf");
    document.save(file.toFile());
    document.close();
    return file;
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
