package org.korrigo.exams.scan;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Writes a batch of any length without holding it: A3 sides at 150 dpi of about 100 KB each, no two
 * the same.
 */
final class LargeBatch {
  private static final int WIDTH = 2480;
  private static final int HEIGHT = 1754;
  private static final int COMMENT = 0xFE;

  private final OutputStream out;
  private final List<Long> offsets = new ArrayList<>();
  private long position;

  private LargeBatch(OutputStream out) {
    this.out = out;
  }

  static void write(Path file, int sides) throws IOException {
    byte[] picture = picture();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      new LargeBatch(out).write(picture, sides);
    }
  }

  private void write(byte[] picture, int sides) throws IOException {
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
      byte[] own = numbered(picture, side);
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

  /** The picture with a comment that no other side has. */
  private static byte[] numbered(byte[] jpeg, int side) {
    ByteBuffer all = ByteBuffer.allocate(jpeg.length + 8);
    all.put(jpeg, 0, 2).put((byte) 0xFF).put((byte) COMMENT).putShort((short) 6).putInt(side);
    return all.put(jpeg, 2, jpeg.length - 2).array();
  }

  /** Grey paper with lines of writing. */
  private static byte[] picture() throws IOException {
    BufferedImage paper = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = paper.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setColor(Color.DARK_GRAY);
    graphics.setFont(new Font(Font.SERIF, Font.ITALIC, 30));
    Random random = new Random(5);
    for (int line = 0; line < 22; line++) {
      for (int x : new int[] {80, WIDTH / 2 + 80}) {
        for (int stroke = 0; stroke < 60; stroke++) {
          int left = x + stroke * 17;
          int top = 90 + line * 70 + random.nextInt(20);
          graphics.drawOval(left, top, 4 + random.nextInt(12), 6 + random.nextInt(16));
        }
      }
    }
    graphics.dispose();
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(paper, "jpeg", jpeg);
    return jpeg.toByteArray();
  }
}
