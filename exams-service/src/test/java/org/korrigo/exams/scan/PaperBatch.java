package org.korrigo.exams.scan;

import static org.korrigo.exams.scan.NumberedPage.page;
import static org.korrigo.exams.scan.NumberedPage.side;
import static org.korrigo.exams.scan.PlacedPicture.clockwise;
import static org.korrigo.exams.scan.PlacedPicture.enlarged;
import static org.korrigo.exams.scan.PlacedPicture.redrawn;
import static org.korrigo.exams.scan.PlacedPicture.turnedOver;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
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

  /** One sheet at twice the resolution: as fine as a copier's. */
  public static byte[] large() {
    return new PaperBatch()
        .add(enlarged(side(number(0, 4), number(0, 1))), LANDSCAPE, 0)
        .add(enlarged(side(number(0, 2), number(0, 3))), LANDSCAPE, 0)
        .bytes();
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
                Math.toRadians(degrees), NumberedPage.WIDTH / 2.0, NumberedPage.HEIGHT / 2.0)),
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
    return add(NumberedPage.white(NumberedPage.WIDTH), PDRectangle.A4, 0);
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

  /** A side of white paper, portrait with /Rotate 270. */
  public PaperBatch white() {
    return turned(NumberedPage.white(2 * NumberedPage.WIDTH));
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
    return NumberedPage.read(decode(jpeg), NumberedPage.LOW_MARK_Y);
  }

  /** The number that a page bears where a name stands, or {@link #NONE}. */
  public static int numberInIdentityZone(byte[] jpeg) {
    return NumberedPage.read(decode(jpeg), NumberedPage.TOP_MARK_Y);
  }

  /** The number of a page. */
  public static int number(int sheet, int page) {
    return 4 * sheet + page;
  }

  private PaperBatch turned(BufferedImage side) {
    return add(clockwise(side), PORTRAIT, 270);
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
