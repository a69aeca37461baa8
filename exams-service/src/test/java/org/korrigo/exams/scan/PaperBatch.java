package org.korrigo.exams.scan;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * Builds batches as a school copier scans them: folded A3 sheets as grey JPEGs at 100 dpi. Each
 * page bears its number (4 × sheet + page, from 1) as black squares, once where a name stands and
 * once below; the first page of a sheet has three rows of letter boxes.
 */
public final class PaperBatch {
  public static final int NONE = -1;
  private static final int PAGE_WIDTH = 827;
  private static final int PAGE_HEIGHT = 1169;
  private static final int SQUARE = 40;
  private static final int MARK_X = 100;
  private static final int TOP_MARK_Y = 240;
  private static final int LOW_MARK_Y = 833;
  private static final int HEADER_BOXES = 18;
  private static final int BOX = 32;
  private static final int HEADER_Y = 50;
  private static final int HEADER_PITCH = 56;
  private static final int HEADER_STROKE = 6;
  private static final int PRINTED_LINES = 6;
  private static final int PRINT_Y = 900;
  private static final int WRITTEN_LINES = 9;
  private static final int WRITING_Y = 330;
  private static final int BITS = 10;
  private static final PDRectangle PORTRAIT = new PDRectangle(841.7f, 1190.3f);
  private static final PDRectangle LANDSCAPE = new PDRectangle(1190.3f, 841.7f);

  private final PDDocument document = new PDDocument();

  /** A batch of whole sheets, portrait with /Rotate 270. */
  public static byte[] ofSheets(int sheets) {
    PaperBatch batch = new PaperBatch();
    for (int sheet = 0; sheet < sheets; sheet++) {
      batch.recto(sheet).verso(sheet);
    }
    return batch.bytes();
  }

  /** One sheet at three times the resolution: as fine as a copier's. */
  public static byte[] large() {
    return new PaperBatch()
        .add(enlarged(side(number(0, 4), number(0, 1))), LANDSCAPE, 0)
        .add(enlarged(side(number(0, 2), number(0, 3))), LANDSCAPE, 0)
        .bytes();
  }

  private static BufferedImage enlarged(BufferedImage side) {
    int width = 2 * side.getWidth();
    int height = 2 * side.getHeight();
    BufferedImage large = new BufferedImage(width, height, side.getType());
    Graphics2D graphics = large.createGraphics();
    graphics.drawImage(side, 0, 0, width, height, null);
    graphics.dispose();
    return large;
  }

  /** A recto [P4 | P1], portrait with /Rotate 270. */
  public PaperBatch recto(int sheet) {
    return turned(side(number(sheet, 4), number(sheet, 1)));
  }

  /** A verso [P2 | P3], portrait with /Rotate 270. */
  public PaperBatch verso(int sheet) {
    return turned(side(number(sheet, 2), number(sheet, 3)));
  }

  /** Both sides of a sheet, stored as landscape. */
  public PaperBatch landscapeSheet(int sheet) {
    add(side(number(sheet, 4), number(sheet, 1)), LANDSCAPE, 0);
    return add(side(number(sheet, 2), number(sheet, 3)), LANDSCAPE, 0);
  }

  /** A single A4 page that bears a number. */
  public PaperBatch single(int number) {
    return add(page(number), PDRectangle.A4, 0);
  }

  /** A single A4 page that bears a number and lies upside down. */
  public PaperBatch singleUpsideDown(int number) {
    return add(turnedOver(page(number)), PDRectangle.A4, 0);
  }

  /**
   * A single A4 page that bears a number and lies askew.
   *
   * @param degrees by which lines sink to the right
   */
  public PaperBatch singleAskew(int number, double degrees) {
    return add(
        redrawn(
            page(number),
            AffineTransform.getRotateInstance(
                Math.toRadians(degrees), PAGE_WIDTH / 2.0, PAGE_HEIGHT / 2.0)),
        PDRectangle.A4,
        0);
  }

  /** A single A4 page that bears a number and lies on its long edge. */
  public PaperBatch singleSideways(int number) {
    return add(clockwise(page(number)), new PDRectangle(841.9f, 595.3f), 0);
  }

  /**
   * Both pages of a leaf of A4 that follows a copy's sheets; its front bears the form for a name.
   */
  public PaperBatch annex(int leaf) {
    return single(annexPage(leaf, 1)).single(annexPage(leaf, 2));
  }

  /**
   * The number on a page of an annex.
   *
   * @param page 1 for its front, 2 for its back
   */
  public static int annexPage(int leaf, int page) {
    return number(200 + leaf, page);
  }

  /** A single A4 page with nothing on it. */
  public PaperBatch whitePage() {
    BufferedImage page = new BufferedImage(PAGE_WIDTH, PAGE_HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = page.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, PAGE_WIDTH, PAGE_HEIGHT);
    graphics.dispose();
    return add(page, PDRectangle.A4, 0);
  }

  /** Both sides of a sheet that lies upside down, stored as landscape. */
  public PaperBatch upsideDown(int sheet) {
    add(turnedOver(side(number(sheet, 4), number(sheet, 1))), LANDSCAPE, 0);
    return add(turnedOver(side(number(sheet, 2), number(sheet, 3))), LANDSCAPE, 0);
  }

  /** Both sides of a sheet of white paper with numbers on, stored as landscape. */
  public PaperBatch plain(int sheet) {
    add(side(number(sheet, 4), number(sheet, 2)), LANDSCAPE, 0);
    return add(side(number(sheet, 4), number(sheet, 3)), LANDSCAPE, 0);
  }

  private static BufferedImage turnedOver(BufferedImage side) {
    BufferedImage turned =
        new BufferedImage(side.getWidth(), side.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    AffineTransform half = AffineTransform.getTranslateInstance(side.getWidth(), side.getHeight());
    half.quadrantRotate(2);
    Graphics2D graphics = turned.createGraphics();
    graphics.drawImage(side, half, null);
    graphics.dispose();
    return turned;
  }

  /**
   * A recto [P4 | P1], stored as landscape, that lies askew.
   *
   * @param degrees by which lines sink to the right
   */
  public PaperBatch rectoAskew(int sheet, double degrees) {
    BufferedImage side = side(number(sheet, 4), number(sheet, 1));
    return add(
        redrawn(
            side,
            AffineTransform.getRotateInstance(
                Math.toRadians(degrees), side.getWidth() / 2.0, side.getHeight() / 2.0)),
        LANDSCAPE,
        0);
  }

  /**
   * A recto [P4 | P1], stored as landscape, with its fold, a fine line, beside the middle.
   *
   * @param pixels to the right of the middle
   */
  public PaperBatch rectoFoldedBeside(int sheet, int pixels) {
    BufferedImage side =
        redrawn(
            side(number(sheet, 4), number(sheet, 1)),
            AffineTransform.getTranslateInstance(pixels, 0));
    Graphics2D graphics = side.createGraphics();
    graphics.setColor(Color.GRAY);
    graphics.fillRect(side.getWidth() / 2 + pixels - 2, 0, 4, side.getHeight());
    graphics.dispose();
    return add(side, LANDSCAPE, 0);
  }

  /** A recto [P4 | P1] that a copier stored upright, without saying how it is turned. */
  public PaperBatch uprightRecto(int sheet) {
    return add(clockwise(side(number(sheet, 4), number(sheet, 1))), PORTRAIT, 0);
  }

  /** A verso [P2 | P3] that a copier stored upright, without saying how it is turned. */
  public PaperBatch uprightVerso(int sheet) {
    return add(clockwise(side(number(sheet, 2), number(sheet, 3))), PORTRAIT, 0);
  }

  private static BufferedImage redrawn(BufferedImage side, AffineTransform placed) {
    BufferedImage drawn =
        new BufferedImage(side.getWidth(), side.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = drawn.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
    graphics.drawImage(side, placed, null);
    graphics.dispose();
    return drawn;
  }

  /** A side of white paper, portrait with /Rotate 270. */
  public PaperBatch white() {
    BufferedImage side =
        new BufferedImage(2 * PAGE_WIDTH, PAGE_HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = side.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, side.getWidth(), side.getHeight());
    graphics.dispose();
    return turned(side);
  }

  /** A page of another format. */
  public PaperBatch a4() {
    return add(page(1000), PDRectangle.A4, 0);
  }

  /** An A3 side of which the picture breaks off. */
  public PaperBatch damagedSide() {
    byte[] whole = jpeg(side(1, 2));
    byte[] cut = Arrays.copyOf(whole, whole.length * 2 / 3);
    return add(cut, LANDSCAPE, 0);
  }

  /** A single A4 page of which the picture breaks off. */
  public PaperBatch damagedSingle() {
    byte[] whole = jpeg(page(2));
    return add(Arrays.copyOf(whole, whole.length * 2 / 3), PDRectangle.A4, 0);
  }

  /** A page whose picture would decode to far too many pixels. */
  public PaperBatch pixelBomb() {
    add(page(1), LANDSCAPE, 0);
    try {
      for (PDPage page : document.getPages()) {
        for (var name : page.getResources().getXObjectNames()) {
          var image = page.getResources().getXObject(name).getCOSObject();
          image.setInt(COSName.WIDTH, 60_000);
          image.setInt(COSName.HEIGHT, 60_000);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Empty pages, as many as wanted. */
  public PaperBatch emptyPages(int count) {
    for (int i = 0; i < count; i++) {
      document.addPage(new PDPage(PDRectangle.A4));
    }
    return this;
  }

  /** Needs a password to open. */
  public PaperBatch locked() {
    try {
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** The file. Two batches never have the same bytes. */
  public byte[] bytes() {
    document.getDocumentInformation().setTitle(Long.toString(System.nanoTime()));
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      document.save(out);
      document.close();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number that a page bears below the identity zone, or {@link #NONE}. */
  public static int numberOn(byte[] jpeg) {
    return read(decode(jpeg), LOW_MARK_Y);
  }

  /** The number that a page bears where a name stands, or {@link #NONE}. */
  public static int numberInIdentityZone(byte[] jpeg) {
    return read(decode(jpeg), TOP_MARK_Y);
  }

  /** The number of a page. */
  public static int number(int sheet, int page) {
    return 4 * sheet + page;
  }

  private PaperBatch turned(BufferedImage side) {
    return add(clockwise(side), PORTRAIT, 270);
  }

  private static BufferedImage clockwise(BufferedImage side) {
    BufferedImage stored =
        new BufferedImage(side.getHeight(), side.getWidth(), BufferedImage.TYPE_BYTE_GRAY);
    AffineTransform clockwise = AffineTransform.getTranslateInstance(side.getHeight(), 0);
    clockwise.quadrantRotate(1);
    Graphics2D graphics = stored.createGraphics();
    graphics.drawImage(side, clockwise, null);
    graphics.dispose();
    return stored;
  }

  private PaperBatch add(BufferedImage picture, PDRectangle size, int rotate) {
    return add(jpeg(picture), size, rotate);
  }

  private PaperBatch add(byte[] jpeg, PDRectangle size, int rotate) {
    try {
      PDPage page = new PDPage(size);
      page.setRotation(rotate);
      document.addPage(page);
      PDImageXObject image = JPEGFactory.createFromByteArray(document, jpeg);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawImage(image, 0, 0, size.getWidth(), size.getHeight());
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage side(int left, int right) {
    BufferedImage side =
        new BufferedImage(2 * PAGE_WIDTH, PAGE_HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = side.createGraphics();
    graphics.drawImage(page(left), 0, 0, null);
    graphics.drawImage(page(right), PAGE_WIDTH, 0, null);
    graphics.dispose();
    return side;
  }

  private static BufferedImage page(int number) {
    BufferedImage page = new BufferedImage(PAGE_WIDTH, PAGE_HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = page.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, PAGE_WIDTH, PAGE_HEIGHT);
    graphics.setColor(Color.BLACK);
    if (number % 4 == 1) {
      letterBoxes(graphics);
    }
    if (number >= 0) {
      print(graphics, number % 4);
      write(graphics, number);
    }
    for (int y : new int[] {TOP_MARK_Y, LOW_MARK_Y}) {
      graphics.fillRect(MARK_X, y, SQUARE, SQUARE);
      for (int bit = 0; bit < BITS; bit++) {
        if ((number >> bit & 1) == 1) {
          graphics.fillRect(MARK_X + (bit + 2) * SQUARE, y, SQUARE, SQUARE);
        }
      }
    }
    graphics.dispose();
    return page;
  }

  /** What is printed on this page of every sheet: lines of text, of other lengths on each. */
  private static void print(Graphics2D graphics, int page) {
    Random text = new Random(page);
    for (int line = 0; line < PRINTED_LINES; line++) {
      int width = 150 + text.nextInt(450);
      for (int x = 0; x < width; x += 9) {
        graphics.fillRect(MARK_X + x, PRINT_Y + line * 22 + text.nextInt(200), 6, 8);
      }
    }
  }

  /** A hand of its own on every page. */
  private static void write(Graphics2D graphics, int number) {
    Random hand = new Random(number * 7919L);
    graphics.setStroke(new BasicStroke(4));
    for (int line = 0; line < WRITTEN_LINES; line++) {
      int y = WRITING_Y + line * 30;
      int from = MARK_X + hand.nextInt(60);
      for (int x = from; x < from + 300 + hand.nextInt(250); x += 8) {
        graphics.drawLine(x, y + hand.nextInt(18), x + 8, y + hand.nextInt(18));
      }
    }
  }

  /** Three rows of letter boxes. */
  private static void letterBoxes(Graphics2D graphics) {
    for (int row = 0; row < 3; row++) {
      int top = HEADER_Y + row * HEADER_PITCH;
      graphics.fillRect(MARK_X, top, HEADER_BOXES * BOX, HEADER_STROKE);
      graphics.fillRect(MARK_X, top + BOX, HEADER_BOXES * BOX + HEADER_STROKE, HEADER_STROKE);
      for (int box = 0; box <= HEADER_BOXES; box++) {
        graphics.fillRect(MARK_X + box * BOX, top, HEADER_STROKE, BOX);
      }
    }
  }

  /** A black square and a white one begin a number. */
  private static int read(BufferedImage page, int y) {
    if (!black(page, 0, y) || black(page, 1, y)) {
      return NONE;
    }
    int number = 0;
    for (int bit = 0; bit < BITS; bit++) {
      number |= black(page, bit + 2, y) ? 1 << bit : 0;
    }
    return number;
  }

  private static boolean black(BufferedImage page, int square, int y) {
    int x = MARK_X + square * SQUARE + SQUARE / 2;
    return page.getHeight() > y + SQUARE && page.getRaster().getSample(x, y + SQUARE / 2, 0) < 128;
  }

  private static BufferedImage decode(byte[] jpeg) {
    try {
      return ImageIO.read(new ByteArrayInputStream(jpeg));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] jpeg(BufferedImage picture) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam small = writer.getDefaultWriteParam();
      small.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      small.setCompressionQuality(0.3f);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), small);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
