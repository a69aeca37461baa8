package org.korrigo.exams.scan.sheet;

import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.filter.MissingImageReaderException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.korrigo.exams.scan.bitonal.BitonalImage;
import org.korrigo.exams.scan.jpeg.DamagedJpegException;
import org.korrigo.exams.scan.jpeg.JpegImage;
import org.korrigo.exams.scan.jpeg.JpegPreview;
import org.korrigo.exams.scan.jpeg.JpegScissors;
import org.korrigo.exams.scan.jpeg.JpegTurn;
import org.korrigo.exams.scan.jpeg.QuarterTurn;
import org.korrigo.exams.scan.jpeg.TurnedJpeg;
import org.korrigo.exams.scan.jpeg.UnsupportedJpegException;

/** Reads sides of an open document, by whichever way suits each. For one thread at a time. */
final class SideReader {
  private static final double POINTS_PER_INCH = 72;

  private final PDDocument document;
  private final ScanLimits limits;
  private final BitonalReading bitonal;

  SideReader(PDDocument document, ScanLimits limits, BitonalReading bitonal) {
    this.document = document;
    this.limits = limits;
    this.bitonal = bitonal;
  }

  /** Number of sides. */
  int sides() {
    return document.getNumberOfPages();
  }

  /** What a side is by its size; from 1. */
  SideFormat format(int number) {
    return format(document.getPage(number - 1));
  }

  /** Closes the document. */
  void close() throws IOException {
    document.close();
  }

  /** Reads a side and puts it right; from 1. */
  ScannedSide side(int number, SideAttitude attitude) throws UnreadableSideException {
    return guarded(
        number,
        () -> {
          ScannedSide turned = read(number, attitude.turn());
          return attitude.skew() == 0 ? turned : Straightening.of(turned, attitude.skew());
        });
  }

  /** Reads a small picture of a side; from 1. */
  SidePreview preview(int number) throws UnreadableSideException {
    return guarded(number, () -> readPreview(number));
  }

  private interface Reading<T> {
    T read() throws IOException, DamagedJpegException, UnreadableSideException;
  }

  private static <T> T guarded(int page, Reading<T> reading) throws UnreadableSideException {
    try {
      return reading.read();
    } catch (DamagedJpegException damaged) {
      throw new UnreadableSideException(SideFault.DAMAGED, page, damaged.getMessage(), damaged);
    } catch (MissingImageReaderException missing) {
      throw new UnreadableSideException(
          SideFault.UNSUPPORTED_COMPRESSION, page, "its compression cannot be read", missing);
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError broken) {
      // PDFBox meets broken input with unchecked exceptions of many kinds, nests without end, and
      // asks for as much memory as the input says
      throw new UnreadableSideException(
          SideFault.DAMAGED, page, "its page or picture is broken", broken);
    }
  }

  private SidePreview readPreview(int number)
      throws IOException, DamagedJpegException, UnreadableSideException {
    PDPage page = document.getPage(number - 1);
    PageContent content = content(number, page);
    try {
      Optional<DrawnImage> stored = StoredPicture.on(page, content);
      if (stored.isPresent()) {
        JpegPreview preview = JpegScissors.preview(jpeg(number, stored.get()));
        return preview(number, page, stored.get(), SidePreview.JPEG_BLOCK, preview);
      }
      Optional<LayeredPage> layered = LayeredPage.on(page, content);
      if (layered.isPresent()) {
        int scale = layered.get().previewScale();
        JpegPreview preview = layered.get().preview(scale, bitonal);
        return preview(number, page, layered.get().grid(), scale, preview);
      }
    } catch (UnsupportedJpegException decodeInstead) {
      return previewOfPicture(number, page);
    }
    return previewOfPicture(number, page);
  }

  private static SidePreview preview(
      int number, PDPage page, DrawnImage drawn, int scale, JpegPreview preview) {
    return SidePreview.of(
        number,
        format(page),
        drawn.pixelsPerPoint() * POINTS_PER_INCH,
        scale,
        preview.turned(StoredPicture.turn(drawn, page)));
  }

  private SidePreview previewOfPicture(int number, PDPage page)
      throws IOException, DamagedJpegException, UnreadableSideException {
    ScannedSide side = read(number, QuarterTurn.NONE);
    double dpi = side.picture().width() * POINTS_PER_INCH / shown(page).getWidth();
    return SidePreview.of(
        number, side.format(), dpi, side.picture().previewScale(), side.picture().preview());
  }

  private ScannedSide read(int number, QuarterTurn turn)
      throws IOException, DamagedJpegException, UnreadableSideException {
    PDPage page = document.getPage(number - 1);
    PageContent content = content(number, page);
    try {
      Optional<DrawnImage> stored = StoredPicture.on(page, content);
      if (stored.isPresent()) {
        return stored(number, page, stored.get(), turn);
      }
      Optional<LayeredPage> layered =
          LayeredPage.on(page, content)
              .filter(layers -> layers.grid().pixels() <= limits.renderedPixels());
      if (layered.isPresent()) {
        return layered(number, page, layered.get(), turn);
      }
    } catch (UnsupportedJpegException decodeInstead) {
      return rendered(number, page, content, turn);
    }
    Optional<DrawnImage> alone = StoredPicture.bitonalOn(page, content);
    return alone.isPresent()
        ? bitonal(number, page, alone.get(), turn)
        : rendered(number, page, content, turn);
  }

  private ScannedSide layered(int number, PDPage page, LayeredPage layers, QuarterTurn turn)
      throws IOException, DamagedJpegException, UnsupportedJpegException {
    JpegImage image = JpegImage.read(layers.jpeg(bitonal));
    QuarterTurn upright = StoredPicture.turn(layers.grid(), page).then(turn);
    return turned(number, format(page, turn), image, upright, true);
  }

  private ScannedSide bitonal(int number, PDPage page, DrawnImage drawn, QuarterTurn turn)
      throws IOException {
    BitonalImage image =
        bitonal.read(drawn.image()).turned(StoredPicture.turn(drawn, page).then(turn));
    SidePicture picture = new BitonalPicture(image);
    return new ScannedSide(number, format(page, turn), picture, picture.area(), false);
  }

  /** What a page shows, if no image of it is too large. */
  private PageContent content(int number, PDPage page) throws IOException, UnreadableSideException {
    PageContent content = PageContent.of(page);
    for (DrawnImage drawn : content.images()) {
      if (drawn.pixels() > limits.imagePixels()) {
        throw new UnreadableSideException(
            SideFault.TOO_MANY_PIXELS,
            number,
            "has an image of " + drawn.pixels() + " pixels; " + limits.imagePixels() + " allowed");
      }
    }
    Jbig2Bounds.require(page, limits.imagePixels());
    return content;
  }

  private ScannedSide stored(int number, PDPage page, DrawnImage drawn, QuarterTurn turn)
      throws IOException, DamagedJpegException, UnsupportedJpegException, UnreadableSideException {
    JpegImage image = jpeg(number, drawn);
    return turned(
        number, format(page, turn), image, StoredPicture.turn(drawn, page).then(turn), false);
  }

  private static ScannedSide turned(
      int number, SideFormat format, JpegImage image, QuarterTurn turn, boolean rendered)
      throws DamagedJpegException, UnsupportedJpegException {
    if (turn == QuarterTurn.NONE) {
      return new ScannedSide(number, format, new JpegPicture(image), image.area(), rendered);
    }
    TurnedJpeg turned = JpegTurn.of(image, turn);
    return new ScannedSide(
        number, format, new JpegPicture(turned.image()), turned.crop(), rendered);
  }

  private static JpegImage jpeg(int number, DrawnImage drawn)
      throws IOException, DamagedJpegException, UnsupportedJpegException, UnreadableSideException {
    JpegImage image = JpegImage.read(StoredPicture.bytes(drawn));
    if (image.width() != drawn.image().getWidth() || image.height() != drawn.image().getHeight()) {
      throw new UnreadableSideException(
          SideFault.DAMAGED, number, "its picture has another size than the page says");
    }
    return image;
  }

  private ScannedSide rendered(int number, PDPage page, PageContent content, QuarterTurn turn)
      throws IOException, DamagedJpegException {
    WholeImages.require(content);
    byte[] jpeg = RenderedPicture.jpeg(document, number - 1, content, limits.renderedPixels());
    try {
      return turned(number, format(page, turn), JpegImage.read(jpeg), turn, true);
    } catch (UnsupportedJpegException impossible) {
      throw new IllegalStateException("the encoder writes baseline", impossible);
    }
  }

  private static SideFormat format(PDPage page, QuarterTurn turn) {
    PDRectangle shown = shown(page);
    return turn.swapsSides()
        ? SideFormat.ofPoints(shown.getHeight(), shown.getWidth())
        : SideFormat.ofPoints(shown.getWidth(), shown.getHeight());
  }

  private static SideFormat format(PDPage page) {
    PDRectangle shown = shown(page);
    return SideFormat.ofPoints(shown.getWidth(), shown.getHeight());
  }

  /** A page's size in points as it is shown. */
  private static PDRectangle shown(PDPage page) {
    PDRectangle box = page.getCropBox();
    return page.getRotation() % 180 == 0 ? box : new PDRectangle(box.getHeight(), box.getWidth());
  }
}
