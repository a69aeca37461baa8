package org.korrigo.exams.scan.sheet;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Named;
import org.korrigo.exams.scan.jpeg.SamplePictures;

/** Ways in which copiers and programs put a recto on an A3 page, none of them one plain JPEG. */
final class SampleLayouts {
  private static final float WIDTH = SampleScan.A3_LANDSCAPE.getWidth();
  private static final float HEIGHT = SampleScan.A3_LANDSCAPE.getHeight();

  private SampleLayouts() {}

  /** A way to paint a recto on an A3 page. */
  interface Layout {
    void paint(SampleScan scan, PDPageContentStream content) throws IOException;
  }

  static Stream<Named<Layout>> layouts() {
    return Stream.concat(bitonalLayouts(), otherLayouts());
  }

  /** Ways that have one bit a pixel. */
  static Stream<Named<Layout>> bitonalLayouts() {
    return Stream.of(
        Named.of("CCITT G4", SampleLayouts::bitonal),
        Named.of("CCITT G4 whose bits mean the other colour", SampleLayouts::bitonalNegative),
        Named.of("JBIG2", SampleLayouts::jbig2),
        Named.of("uncompressed bits", SampleLayouts::bits));
  }

  static Stream<Named<Layout>> otherLayouts() {
    return Stream.of(
        Named.of("progressive", SampleLayouts::progressive),
        Named.of("uncompressed samples", SampleLayouts::flate),
        Named.of("a background and a mask of the writing", SampleLayouts::layers),
        Named.of("stripes", SampleLayouts::stripes),
        Named.of("mirrored and back", SampleLayouts::mirrored),
        Named.of("skewed a little", SampleLayouts::skewed),
        Named.of("a negative", SampleLayouts::negative),
        Named.of("clipped", SampleLayouts::clipped),
        Named.of("something painted over it", SampleLayouts::stamped),
        Named.of("smaller than its page", SampleLayouts::small));
  }

  static void progressive(SampleScan scan, PDPageContentStream content) throws IOException {
    fill(content, scan.jpeg(SamplePictures.progressive(SampleSheets.recto())));
  }

  static void bitonal(SampleScan scan, PDPageContentStream content) throws IOException {
    fill(content, CCITTFactory.createFromImage(scan.document(), blackAndWhite()));
  }

  /** The samples are turned over twice: by the coding's parameters, and by the image's Decode. */
  static void bitonalNegative(SampleScan scan, PDPageContentStream content) throws IOException {
    PDImageXObject image = CCITTFactory.createFromImage(scan.document(), blackAndWhite());
    COSDictionary parameters =
        (COSDictionary) image.getCOSObject().getDictionaryObject(COSName.DECODE_PARMS);
    parameters.setBoolean(COSName.BLACK_IS_1, !parameters.getBoolean(COSName.BLACK_IS_1, false));
    image.setDecode(SampleScan.decode(1, 0));
    fill(content, image);
  }

  static void bits(SampleScan scan, PDPageContentStream content) throws IOException {
    fill(content, LosslessFactory.createFromImage(scan.document(), blackAndWhite()));
  }

  static void jbig2(SampleScan scan, PDPageContentStream content) throws IOException {
    fill(content, jbig2(scan, blackAndWhite()));
  }

  /** A picture of one bit a pixel, coded as JBIG2. */
  static PDImageXObject jbig2(SampleScan scan, BufferedImage picture) throws IOException {
    PDImageXObject fax = CCITTFactory.createFromImage(scan.document(), picture);
    byte[] coded;
    try (var in = fax.getStream().getCOSObject().createRawInputStream()) {
      coded = in.readAllBytes();
    }
    byte[] data = SampleJbig2.of(coded, fax.getWidth(), fax.getHeight());
    return scan.raw(data, COSName.JBIG2_DECODE, fax.getWidth(), fax.getHeight(), 1);
  }

  static void flate(SampleScan scan, PDPageContentStream content) throws IOException {
    fill(content, samples(scan, 702));
  }

  /** A recto as plain deflated samples, of a height that may be more than there are samples for. */
  static PDImageXObject samples(SampleScan scan, int height) throws IOException {
    byte[] grey = ((DataBufferByte) SampleSheets.recto().getRaster().getDataBuffer()).getData();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
      deflater.write(grey);
    }
    return scan.raw(bytes.toByteArray(), COSName.FLATE_DECODE, 992, height, 8);
  }

  static void layers(SampleScan scan, PDPageContentStream content) throws IOException {
    fill(content, scan.jpeg(SamplePictures.jpeg(SampleSheets.recto())));
    BufferedImage writing = new BufferedImage(400, 300, BufferedImage.TYPE_BYTE_BINARY);
    Graphics2D graphics = writing.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 400, 300);
    graphics.setColor(Color.BLACK);
    graphics.drawLine(0, 200, 400, 250);
    graphics.dispose();
    PDImageXObject mask = CCITTFactory.createFromImage(scan.document(), writing);
    mask.setStencil(true);
    mask.getCOSObject().removeItem(COSName.COLORSPACE);
    fill(content, mask);
  }

  static void stripes(SampleScan scan, PDPageContentStream content) throws IOException {
    BufferedImage side = SampleSheets.recto();
    int half = side.getHeight() / 2;
    var top = SamplePictures.jpeg(copy(side.getSubimage(0, 0, side.getWidth(), half)));
    var bottom = SamplePictures.jpeg(copy(side.getSubimage(0, half, side.getWidth(), half)));
    content.drawImage(scan.jpeg(bottom), 0, 0, WIDTH, HEIGHT / 2);
    content.drawImage(scan.jpeg(top), 0, HEIGHT / 2, WIDTH, HEIGHT / 2);
  }

  static void mirrored(SampleScan scan, PDPageContentStream content) throws IOException {
    BufferedImage side = SampleSheets.recto();
    BufferedImage mirrored = new BufferedImage(side.getWidth(), side.getHeight(), side.getType());
    Graphics2D graphics = mirrored.createGraphics();
    graphics.drawImage(side, side.getWidth(), 0, -side.getWidth(), side.getHeight(), null);
    graphics.dispose();
    content.drawImage(
        scan.jpeg(SamplePictures.jpeg(mirrored)), new Matrix(-WIDTH, 0, 0, HEIGHT, WIDTH, 0));
  }

  static void skewed(SampleScan scan, PDPageContentStream content) throws IOException {
    content.drawImage(
        scan.jpeg(SamplePictures.jpeg(SampleSheets.recto())),
        new Matrix(WIDTH, 0.013f * WIDTH, -0.013f * HEIGHT, HEIGHT, 0.006f * HEIGHT, -5));
  }

  static void negative(SampleScan scan, PDPageContentStream content) throws IOException {
    BufferedImage side = SampleSheets.recto();
    BufferedImage negative = new BufferedImage(992, 702, side.getType());
    for (int y = 0; y < 702; y++) {
      for (int x = 0; x < 992; x++) {
        negative.getRaster().setSample(x, y, 0, 255 - side.getRaster().getSample(x, y, 0));
      }
    }
    PDImageXObject image = scan.jpeg(SamplePictures.jpeg(negative));
    image.setDecode(SampleScan.decode(1, 0));
    fill(content, image);
  }

  static void clipped(SampleScan scan, PDPageContentStream content) throws IOException {
    content.addRect(0, 20, WIDTH, HEIGHT - 20);
    content.clip();
    fill(content, scan.jpeg(SamplePictures.jpeg(SampleSheets.recto())));
  }

  static void stamped(SampleScan scan, PDPageContentStream content) throws IOException {
    fill(content, scan.jpeg(SamplePictures.jpeg(SampleSheets.recto())));
    content.addRect(300, 300, 40, 40);
    content.fill();
  }

  static void small(SampleScan scan, PDPageContentStream content) throws IOException {
    PDImageXObject image = scan.jpeg(SamplePictures.jpeg(SampleSheets.recto()));
    content.drawImage(image, 10, 10, WIDTH - 20, HEIGHT - 20);
  }

  static void fill(PDPageContentStream content, PDImageXObject image) throws IOException {
    content.drawImage(image, 0, 0, WIDTH, HEIGHT);
  }

  static BufferedImage copy(BufferedImage part) {
    BufferedImage whole = new BufferedImage(part.getWidth(), part.getHeight(), part.getType());
    whole.createGraphics().drawImage(part, 0, 0, null);
    return whole;
  }

  /** A bitonal side at 200 dpi, whose marks are dithered to their greys. */
  static BufferedImage blackAndWhite() {
    BufferedImage grey = SampleSheets.recto();
    BufferedImage side =
        new BufferedImage(
            grey.getWidth() * 3, grey.getHeight() * 3, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < side.getHeight(); y++) {
      for (int x = 0; x < side.getWidth(); x++) {
        int threshold = (x * 7 + y * 13) % 32 * 8;
        boolean white = grey.getRaster().getSample(x / 3, y / 3, 0) > threshold;
        side.getRaster().setSample(x, y, 0, white ? 1 : 0);
      }
    }
    return side;
  }
}
