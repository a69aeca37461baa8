package org.korrigo.benchmarks.intake;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** How a copier keeps an A3 side (domain §8). */
enum BatchKind {
  /** Grey at 200 dpi, one JPEG of about 340 KB a side, in landscape. */
  GREY_200(200, 0.5f),
  /** Grey at 300 dpi, about 845 KB a side, in landscape. */
  GREY_300(300, 0.55f),
  /** As {@link #GREY_200}, stored as a portrait page that /Rotate turns: most copiers do. */
  TURNED_200(200, 0.5f),
  /** A coarse JPEG of the paper, and over it the writing as a stencil in Group 4. */
  LAYERED(200, 0.5f),
  /** One bit a pixel in Group 4 at 300 dpi. */
  BITONAL(300, 0),
  /** The same in JBIG2. */
  BITONAL_JBIG2(300, 0);

  private static final float SHORT = 841.7f;
  private static final float LONG = 1190.4f;
  private static final int SOURCE_DPI = 200;
  private static final int BACKGROUND_DPI = 100;
  private static final int THRESHOLD = 160;

  private final int dpi;
  private final float quality;

  BatchKind(int dpi, float quality) {
    this.dpi = dpi;
    this.quality = quality;
  }

  static BatchKind named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** As it is written on the command line. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  int dpi() {
    return dpi;
  }

  /** The images that a side is kept in, coded once. */
  List<Layer> layers(BufferedImage side) throws IOException {
    return switch (this) {
      case GREY_200, GREY_300 -> List.of(jpeg(finer(side)));
      case TURNED_200 -> List.of(jpeg(turned(side)));
      case LAYERED ->
          List.of(jpeg(scaled(side, BACKGROUND_DPI)), Layer.fax(blackAndWhite(side), true));
      case BITONAL -> List.of(Layer.fax(blackAndWhite(scaled(side, dpi)), false));
      case BITONAL_JBIG2 -> List.of(Layer.jbig2(blackAndWhite(scaled(side, dpi))));
    };
  }

  /** Adds a side to a batch. */
  void add(PDDocument batch, List<Layer> layers) throws IOException {
    boolean turned = this == TURNED_200;
    PDRectangle size = turned ? new PDRectangle(SHORT, LONG) : new PDRectangle(LONG, SHORT);
    PDPage page = new PDPage(size);
    page.setRotation(turned ? 270 : 0);
    batch.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(batch, page)) {
      content.setNonStrokingColor(Color.BLACK);
      for (Layer layer : layers) {
        content.drawImage(layer.in(batch), 0, 0, size.getWidth(), size.getHeight());
      }
    }
  }

  private Layer jpeg(BufferedImage picture) throws IOException {
    return Layer.jpeg(picture, quality);
  }

  /** At the kind's own resolution, with the grain of a sensor of that resolution. */
  private BufferedImage finer(BufferedImage side) {
    if (dpi == SOURCE_DPI) {
      return side;
    }
    BufferedImage finer = scaled(side, dpi);
    byte[] pixels = ((DataBufferByte) finer.getRaster().getDataBuffer()).getData();
    Random chance = new Random(dpi);
    byte[] grain = new byte[1 << 16];
    for (int i = 0; i < grain.length; i++) {
      grain[i] = (byte) Math.round(1.3 * chance.nextGaussian());
    }
    for (int i = 0, from = 0; i < pixels.length; i++, from++) {
      if (i % finer.getWidth() == 0) {
        from = chance.nextInt(grain.length);
      }
      int grey = (pixels[i] & 0xFF) + grain[from & (grain.length - 1)];
      pixels[i] = (byte) Math.clamp(grey, 0, 255);
    }
    return finer;
  }

  private static BufferedImage scaled(BufferedImage side, int dpi) {
    int width = side.getWidth() * dpi / SOURCE_DPI;
    int height = side.getHeight() * dpi / SOURCE_DPI;
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = scaled.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(side, 0, 0, width, height, null);
    graphics.dispose();
    return scaled;
  }

  private static BufferedImage turned(BufferedImage side) {
    BufferedImage turned =
        new BufferedImage(side.getHeight(), side.getWidth(), BufferedImage.TYPE_BYTE_GRAY);
    AffineTransform clockwise = AffineTransform.getTranslateInstance(side.getHeight(), 0);
    clockwise.quadrantRotate(1);
    Graphics2D graphics = turned.createGraphics();
    graphics.drawImage(side, clockwise, null);
    graphics.dispose();
    return turned;
  }

  private static BufferedImage blackAndWhite(BufferedImage grey) {
    BufferedImage bits =
        new BufferedImage(grey.getWidth(), grey.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
    int stride = (grey.getWidth() + 7) / 8;
    byte[] from = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
    byte[] to = ((DataBufferByte) bits.getRaster().getDataBuffer()).getData();
    for (int y = 0; y < grey.getHeight(); y++) {
      for (int x = 0; x < grey.getWidth(); x++) {
        if ((from[y * grey.getWidth() + x] & 0xFF) > THRESHOLD) {
          to[y * stride + x / 8] |= (byte) (0x80 >> (x & 7));
        }
      }
    }
    return bits;
  }
}
