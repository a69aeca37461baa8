package org.korrigo.exams.scan.sheet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.filter.MissingImageReaderException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.korrigo.exams.scan.jpeg.DamagedJpegException;
import org.korrigo.exams.scan.jpeg.JpegImage;
import org.korrigo.exams.scan.jpeg.JpegPiece;
import org.korrigo.exams.scan.jpeg.JpegTurn;
import org.korrigo.exams.scan.jpeg.QuarterTurn;
import org.korrigo.exams.scan.jpeg.UnsupportedJpegException;

/**
 * An open scan, read side by side from where it lies; memory does not grow with its length. For one
 * thread at a time. Check the file with {@link PdfCheck} first.
 */
public final class ScanFile implements AutoCloseable {
  private final PDDocument document;
  private final ScanLimits limits;

  private ScanFile(PDDocument document, ScanLimits limits) {
    this.document = document;
    this.limits = limits;
  }

  /**
   * Opens a scan.
   *
   * @throws IOException if it is no readable PDF
   */
  public static ScanFile open(Path file, ScanLimits limits) throws IOException {
    return new ScanFile(PdfFiles.open(file), limits);
  }

  /** Number of sides. */
  public int sides() {
    return document.getNumberOfPages();
  }

  /**
   * What a side is by its size, without reading its picture.
   *
   * @param page from 1
   */
  public SideFormat format(int page) {
    return format(document.getPage(page - 1));
  }

  /**
   * Reads one side: the scanner's own JPEG without loss wherever the page is just that, else the
   * page rendered at the scan's resolution.
   *
   * @param page from 1
   * @throws UnreadableSideException if this side cannot be read whole; the others may
   */
  public ScannedSide side(int page) throws UnreadableSideException {
    try {
      return read(page);
    } catch (DamagedJpegException damaged) {
      throw new UnreadableSideException(SideFault.DAMAGED, page, damaged.getMessage(), damaged);
    } catch (MissingImageReaderException missing) {
      throw new UnreadableSideException(
          SideFault.UNSUPPORTED_COMPRESSION, page, "its compression cannot be read", missing);
    } catch (IOException | RuntimeException | StackOverflowError broken) {
      // PDFBox meets broken input with unchecked exceptions of many kinds, and nests without end
      throw new UnreadableSideException(
          SideFault.DAMAGED, page, "its page or picture is broken", broken);
    }
  }

  private ScannedSide read(int number)
      throws IOException, DamagedJpegException, UnreadableSideException {
    PDPage page = document.getPage(number - 1);
    PageContent content = PageContent.of(page);
    for (DrawnImage drawn : content.images()) {
      if (drawn.pixels() > limits.imagePixels()) {
        throw new UnreadableSideException(
            SideFault.TOO_MANY_PIXELS,
            number,
            "has an image of " + drawn.pixels() + " pixels; " + limits.imagePixels() + " allowed");
      }
    }
    Optional<DrawnImage> stored = StoredPicture.on(page, content);
    if (stored.isPresent()) {
      try {
        return stored(number, page, stored.get());
      } catch (UnsupportedJpegException decodeInstead) {
        return rendered(number, page, content);
      }
    }
    return rendered(number, page, content);
  }

  private ScannedSide stored(int number, PDPage page, DrawnImage drawn)
      throws IOException, DamagedJpegException, UnsupportedJpegException, UnreadableSideException {
    JpegImage image = JpegImage.read(StoredPicture.bytes(drawn));
    requireDeclaredSize(number, image, drawn);
    QuarterTurn turn = StoredPicture.turn(drawn, page);
    if (turn == QuarterTurn.NONE) {
      return new ScannedSide(number, format(page), image, image.area(), false);
    }
    JpegPiece turned = JpegTurn.turn(image, turn);
    return new ScannedSide(
        number, format(page), JpegImage.read(turned.bytes()), turned.crop(), false);
  }

  private static void requireDeclaredSize(int number, JpegImage image, DrawnImage drawn)
      throws UnreadableSideException {
    if (image.width() != drawn.image().getWidth() || image.height() != drawn.image().getHeight()) {
      throw new UnreadableSideException(
          SideFault.DAMAGED, number, "its picture has another size than the page says");
    }
  }

  private ScannedSide rendered(int number, PDPage page, PageContent content)
      throws IOException, DamagedJpegException {
    WholeImages.require(content);
    byte[] jpeg = RenderedPicture.jpeg(document, number - 1, content, limits.renderedPixels());
    try {
      JpegImage image = JpegImage.read(jpeg);
      return new ScannedSide(number, format(page), image, image.area(), true);
    } catch (UnsupportedJpegException impossible) {
      throw new IllegalStateException("the encoder writes baseline", impossible);
    }
  }

  private static SideFormat format(PDPage page) {
    double width = page.getCropBox().getWidth();
    double height = page.getCropBox().getHeight();
    boolean swapped = page.getRotation() % 180 != 0;
    return SideFormat.ofPoints(swapped ? height : width, swapped ? width : height);
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
