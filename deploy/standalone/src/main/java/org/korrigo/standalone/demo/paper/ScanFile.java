package org.korrigo.standalone.demo.paper;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** A PDF of A3 sides as school copiers write it: one grey JPEG a side (domain §8). */
final class ScanFile implements AutoCloseable {
  private static final float SHORT = 841.7f;
  private static final float LONG = 1190.4f;
  private static final float QUALITY = 0.65f;

  private final PDDocument document = new PDDocument();

  /** A file whose bytes depend on nothing but its content and this number. */
  ScanFile(long seed) {
    document.setDocumentId(seed);
  }

  /** A side kept as a portrait page that viewers turn by 270 degrees. */
  void addTurned(BufferedImage side) throws IOException {
    PDPage page = add(quarterTurn(side), SHORT, LONG);
    page.setRotation(270);
  }

  /** A side in true landscape. */
  void addUpright(BufferedImage side) throws IOException {
    add(side, LONG, SHORT);
  }

  private PDPage add(BufferedImage picture, float width, float height) throws IOException {
    PDPage page = new PDPage(new PDRectangle(width, height));
    PDImageXObject image = JPEGFactory.createFromByteArray(document, jpeg(picture));
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.drawImage(image, 0, 0, width, height);
    }
    document.addPage(page);
    return page;
  }

  /** Clockwise, so that 270 degrees more make it upright again. */
  private static BufferedImage quarterTurn(BufferedImage side) {
    int width = side.getWidth();
    int height = side.getHeight();
    BufferedImage turned = new BufferedImage(height, width, BufferedImage.TYPE_BYTE_GRAY);
    byte[] from = ((DataBufferByte) side.getRaster().getDataBuffer()).getData();
    byte[] to = ((DataBufferByte) turned.getRaster().getDataBuffer()).getData();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        to[x * height + height - 1 - y] = from[y * width + x];
      }
    }
    return turned;
  }

  private static byte[] jpeg(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512 * 1024);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam setting = writer.getDefaultWriteParam();
      setting.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      setting.setCompressionQuality(QUALITY);
      writer.setOutput(output);
      writer.write(null, new IIOImage(picture, null, null), setting);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  void save(Path file) throws IOException {
    document.save(file.toFile());
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
