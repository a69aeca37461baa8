package org.korrigo.grading.finalisation;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Copies as exams-service hands them over: one JPEG a page, filled with scribble. */
final class ScannedCopy {
  private static final int WIDTH = 1240;
  private static final int HEIGHT = 1754;

  private ScannedCopy() {}

  /** Upright A4 pages. */
  static Path upright(Path folder, int pages) throws IOException {
    return write(folder.resolve("copy.pdf"), pages, 0, PDRectangle.A4, PDRectangle.A4);
  }

  /** Upright A4 pages as a good scanner gives them. */
  static Path at300Dpi(Path folder, int pages) throws IOException {
    return write(folder.resolve("copy-300.pdf"), pages, 0, PDRectangle.A4, PDRectangle.A4, 2);
  }

  /** Pages that a viewer turns. */
  static Path turned(Path folder, int rotation) throws IOException {
    return write(folder.resolve("turned.pdf"), 1, rotation, PDRectangle.A4, PDRectangle.A4);
  }

  /** Pages of which a viewer shows only a part. */
  static Path cropped(Path folder, PDRectangle media, PDRectangle crop, int rotation)
      throws IOException {
    return write(folder.resolve("cropped.pdf"), 1, rotation, media, crop);
  }

  /**
   * A page in layers, as copiers make them: a JPEG of the paper, and over it the ink as a mask of
   * one bit, drawn by two content streams.
   */
  static Path layered(Path folder) throws IOException {
    Path file = folder.resolve("layered.pdf");
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      PDImageXObject ink =
          CCITTFactory.createFromImage(
              document, new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY));
      ink.getCOSObject().setBoolean(COSName.IMAGE_MASK, true);
      ink.getCOSObject().removeItem(COSName.COLORSPACE);
      layer(document, page, jpeg(document, new Random(1), false, 1));
      layer(document, page, ink);
      document.save(file.toFile());
    }
    return file;
  }

  private static void layer(PDDocument document, PDPage page, PDImageXObject image)
      throws IOException {
    try (PDPageContentStream content =
        new PDPageContentStream(document, page, AppendMode.APPEND, false, false)) {
      content.drawImage(image, 0, 0, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
    }
  }

  /** An A4 page that nobody wrote on. */
  static Path blank(Path folder) throws IOException {
    return blank(folder, PDRectangle.A4, PDRectangle.A4, 0);
  }

  /** A page that nobody wrote on, of which a viewer shows a part, turned. */
  static Path blank(Path folder, PDRectangle media, PDRectangle crop, int rotation)
      throws IOException {
    Path file = folder.resolve("blank.pdf");
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(media);
      page.setCropBox(crop);
      page.setRotation(rotation);
      document.addPage(page);
      document.save(file.toFile());
    }
    return file;
  }

  private static Path write(Path file, int pages, int rotation, PDRectangle media, PDRectangle crop)
      throws IOException {
    return write(file, pages, rotation, media, crop, 1);
  }

  private static Path write(
      Path file, int pages, int rotation, PDRectangle media, PDRectangle crop, int fineness)
      throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        PDPage page = new PDPage(media);
        page.setCropBox(crop);
        page.setRotation(rotation);
        document.addPage(page);
        PDImageXObject image = jpeg(document, new Random(i), rotation % 180 != 0, fineness);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.drawImage(
              image,
              media.getLowerLeftX(),
              media.getLowerLeftY(),
              media.getWidth(),
              media.getHeight());
        }
      }
      PDDocumentInformation scanner = new PDDocumentInformation();
      scanner.setAuthor("The secretary's copier");
      document.setDocumentInformation(scanner);
      document.save(file.toFile());
    }
    return file;
  }

  private static PDImageXObject jpeg(
      PDDocument document, Random random, boolean turned, int fineness) throws IOException {
    return JPEGFactory.createFromByteArray(document, jpeg(random, turned, fineness));
  }

  /** 150 dpi, or twice as many where {@code fineness} is 2. */
  private static byte[] jpeg(Random random, boolean turned, int fineness) throws IOException {
    BufferedImage paper =
        new BufferedImage(WIDTH * fineness, HEIGHT * fineness, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = paper.createGraphics();
    pen.scale(fineness, fineness);
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(new Color(0xFBFAF6));
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.setStroke(new BasicStroke(2.4f));
    pen.setColor(new Color(0x2A3354));
    if (turned) {
      pen.rotate(Math.PI / 2, WIDTH / 2.0, HEIGHT / 2.0);
    }
    for (int line = 180; line < HEIGHT - 120; line += 56) {
      scribble(pen, random, line);
    }
    pen.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(paper, "jpg", bytes);
    return bytes.toByteArray();
  }

  private static void scribble(Graphics2D pen, Random random, int line) {
    int end = 500 + random.nextInt(600);
    for (double x = 170; x < end; x += 24) {
      Path2D word = new Path2D.Double();
      word.moveTo(x, line);
      int length = 3 + random.nextInt(6);
      for (int i = 0; i < length && x < end; i++) {
        word.curveTo(
            x + 3, line - 8 - random.nextInt(26), x + 9, line - random.nextInt(20), x + 13, line);
        x += 13;
      }
      pen.draw(word);
    }
  }
}
