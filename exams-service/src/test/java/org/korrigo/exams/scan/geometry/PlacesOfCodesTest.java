package org.korrigo.exams.scan.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korrigo.exams.scan.ReadingPageCodes;
import org.korrigo.exams.scan.sheet.ScanFile;
import org.korrigo.exams.scan.sheet.ScanLimits;

/** Codes are found to the millimetre, as the straightened side has them. */
class PlacesOfCodesTest {
  private static final double PIXELS_PER_MM = 200 / 25.4;
  private static final double SIZE = 22;

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "18.3,0,false",
    "391.6,0,false",
    "397.2,2,false",
    "26.9,-2,false",
    "25.1,0,true",
    "388.4,2,true"
  })
  void aCodeIsWhereItIsPrinted(double place, double skew, boolean isUpright) throws Exception {
    BufferedImage side = side(place, skew);

    PageCode code = code(isUpright ? turnedLeft(side) : side);

    assertThat(code.text()).isEqualTo("exam-1-5");
    assertThat(code.turn()).isZero();
    assertThat(code.place()).isCloseTo(place, within(0.1));
  }

  /** Some lines, and a code whose middle is that far from the left before it is turned. */
  private static BufferedImage side(double place, double skew) throws Exception {
    BufferedImage side = new BufferedImage(3307, 2339, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D sheet = side.createGraphics();
    sheet.setColor(Color.WHITE);
    sheet.fillRect(0, 0, side.getWidth(), side.getHeight());
    sheet.setColor(Color.BLACK);
    sheet.scale(PIXELS_PER_MM, PIXELS_PER_MM);
    sheet.rotate(Math.toRadians(skew), 210, 148.5);
    for (double y = 60; y < 260; y += 10) {
      sheet.draw(new Line2D.Double(30, y, 180, y));
      sheet.draw(new Line2D.Double(240, y, 390, y));
    }
    BitMatrix code = new QRCodeWriter().encode("exam-1-5", BarcodeFormat.QR_CODE, 1, 1);
    sheet.translate(place - SIZE / 2, 14);
    sheet.scale(SIZE / code.getWidth(), SIZE / code.getHeight());
    for (int y = 0; y < code.getHeight(); y++) {
      for (int x = 0; x < code.getWidth(); x++) {
        if (code.get(x, y)) {
          sheet.fillRect(x, y, 1, 1);
        }
      }
    }
    sheet.dispose();
    return side;
  }

  private static BufferedImage turnedLeft(BufferedImage side) {
    BufferedImage turned =
        new BufferedImage(side.getHeight(), side.getWidth(), BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < turned.getHeight(); y++) {
      for (int x = 0; x < turned.getWidth(); x++) {
        turned.setRGB(x, y, side.getRGB(side.getWidth() - 1 - y, x));
      }
    }
    return turned;
  }

  private PageCode code(BufferedImage picture) throws Exception {
    Path file = directory.resolve("scan.pdf");
    PDRectangle size =
        new PDRectangle(picture.getWidth() * 72f / 200, picture.getHeight() * 72f / 200);
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(size);
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawImage(
            JPEGFactory.createFromImage(document, picture),
            0,
            0,
            size.getWidth(),
            size.getHeight());
      }
      document.save(file.toFile());
    }
    try (ScanFile scan = ScanFile.open(file, ScanLimits.STANDARD)) {
      SideLook look = SideLook.at(scan.preview(1), 0.3);
      return new ReadingPageCodes(scan).on(look).codes().getFirst();
    }
  }
}
