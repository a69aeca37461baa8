package org.korrigo.exams.scan;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.korrigo.exams.scan.jpeg.GreyJpeg;

/**
 * Writes a batch of any length without holding it: A3 sides at 150 dpi of about 100 KB each, no two
 * the same.
 */
final class LargeBatch {
  private static final int WIDTH = 2480;
  private static final int HEIGHT = 1754;

  private final Path pictures;
  private final OutputStream out;
  private final List<Long> offsets = new ArrayList<>();
  private long position;

  private LargeBatch(Path pictures, OutputStream out) {
    this.pictures = pictures;
    this.out = out;
  }

  /**
   * Writes a batch.
   *
   * @param pictures a directory where the picture of each side is kept for the next batch
   */
  static void write(Path file, int sides, Path pictures) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      new LargeBatch(pictures, out).write(sides);
    }
  }

  private void write(int sides) throws IOException {
    text("%%PDF-1.4\n");
    StringBuilder kids = new StringBuilder();
    for (int side = 0; side < sides; side++) {
      kids.append(3 + 3 * side).append(" 0 R ");
    }
    object("<</Type/Catalog/Pages 2 0 R>>");
    object("<</Type/Pages/Count %d/Kids[%s]>>", sides, kids);
    String content = "q 1190.4 0 0 841.7 0 0 cm /I Do Q";
    for (int side = 0; side < sides; side++) {
      int number = 3 + 3 * side;
      object(
          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 1190.4 841.7]/Resources<</XObject<</I %d 0 R>>>>"
              + "/Contents %d 0 R>>",
          number + 1, number + 2);
      byte[] own = picture(side);
      begin();
      text(
          "<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent"
              + " 8/Filter/DCTDecode/Length %d>>\nstream\n",
          WIDTH, HEIGHT, own.length);
      bytes(own);
      text("\nendstream\nendobj\n");
      object("<</Length %d>>\nstream\n%s\nendstream", content.length(), content);
    }
    end();
  }

  private void end() throws IOException {
    long table = position;
    text("xref\n0 %d\n0000000000 65535 f \n", offsets.size() + 1);
    for (long offset : offsets) {
      text("%010d 00000 n \n", offset);
    }
    text("trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", offsets.size() + 1, table);
  }

  private void object(String body, Object... values) throws IOException {
    begin();
    text(body, values);
    text("\nendobj\n");
  }

  private void begin() throws IOException {
    offsets.add(position);
    text("%d 0 obj\n", offsets.size());
  }

  private void text(String format, Object... values) throws IOException {
    bytes(String.format(Locale.ROOT, format, values).getBytes(StandardCharsets.ISO_8859_1));
  }

  private void bytes(byte[] bytes) throws IOException {
    out.write(bytes);
    position += bytes.length;
  }

  private byte[] picture(int side) throws IOException {
    Path kept = pictures.resolve(side + ".jpg");
    if (!Files.exists(kept)) {
      Files.write(kept, drawn(side));
    }
    return Files.readAllBytes(kept);
  }

  /** Grey paper with lines of writing that no other side has. */
  private static byte[] drawn(int side) {
    BufferedImage paper = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = paper.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setColor(Color.DARK_GRAY);
    graphics.setFont(new Font(Font.SERIF, Font.ITALIC, 30));
    Random random = new Random(side);
    for (int line = 0; line < 22; line++) {
      for (int x : new int[] {80, WIDTH / 2 + 80}) {
        for (int stroke = 0; stroke < 4; stroke++) {
          int left = x + stroke * 17;
          int top = 90 + line * 70 + random.nextInt(20);
          graphics.drawOval(left, top, 4 + random.nextInt(12), 6 + random.nextInt(16));
        }
      }
    }
    if (side % 2 == 0) {
      drawForm(graphics);
    }
    graphics.dispose();
    byte[] luma = ((DataBufferByte) paper.getRaster().getDataBuffer()).getData();
    return GreyJpeg.of(luma, WIDTH, HEIGHT);
  }

  /** Rows of letter boxes for a name, at the top of the right half of each recto. */
  private static void drawForm(Graphics2D graphics) {
    graphics.setColor(Color.WHITE);
    graphics.fillRect(WIDTH / 2 + 60, 40, WIDTH / 2 - 120, 400);
    graphics.setColor(Color.BLACK);
    graphics.setStroke(new BasicStroke(6));
    for (int row = 0; row < 4; row++) {
      for (int box = 0; box < 16; box++) {
        graphics.drawRect(WIDTH / 2 + 120 + box * 50, 80 + row * 90, 50, 50);
      }
    }
  }
}
