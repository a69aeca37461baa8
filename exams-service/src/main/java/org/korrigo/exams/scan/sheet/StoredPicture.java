package org.korrigo.exams.scan.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;
import org.korrigo.exams.scan.jpeg.JpegImage;
import org.korrigo.exams.scan.jpeg.QuarterTurn;

/** The fast way: a page that is nothing but one JPEG, taken out of the PDF as it stands. */
final class StoredPicture {
  /** How far an edge of the image may lie from the page's, as a part of the page. */
  private static final double EDGE_TOLERANCE = 0.01;

  /** How far the image's axes may be from the page's, and its pixels from squares. */
  private static final double SKEW_TOLERANCE = 0.01;

  private static final List<String> JPEG =
      List.of(COSName.DCT_DECODE.getName(), COSName.DCT_DECODE_ABBREVIATION.getName());

  private static final List<String> GREY =
      List.of(COSName.DEVICEGRAY.getName(), COSName.CALGRAY.getName());

  private StoredPicture() {}

  /** A page's only image, where it fills the page and is a JPEG that shows its own colours. */
  static Optional<DrawnImage> on(PDPage page, PageContent content) throws IOException {
    return alone(page, content, StoredPicture::isPlainJpeg);
  }

  private interface Kind {
    boolean is(PDImageXObject image) throws IOException;
  }

  private static Optional<DrawnImage> alone(PDPage page, PageContent content, Kind kind)
      throws IOException {
    if (!content.endsWithPlainImage() || !page.getAnnotations().isEmpty()) {
      return Optional.empty();
    }
    DrawnImage drawn = content.images().getLast();
    boolean taken =
        drawn.image() instanceof PDImageXObject image
            && kind.is(image)
            && fillsUpright(page, drawn);
    return taken ? Optional.of(drawn) : Optional.empty();
  }

  /** Whether an image fills its page and is a JPEG that shows its own colours. */
  static boolean isPageOfJpeg(PDPage page, DrawnImage drawn) throws IOException {
    return drawn.image() instanceof PDImageXObject image
        && isPlainJpeg(image)
        && fillsUpright(page, drawn);
  }

  /** Whether an image fills its page, straight and on square pixels. */
  static boolean fillsUpright(PDPage page, DrawnImage drawn) {
    return fills(drawn.matrix(), page.getCropBox()) && isUpright(drawn);
  }

  /** A page's only image, where it fills the page and has one bit a pixel, black or white. */
  static Optional<DrawnImage> bitonalOn(PDPage page, PageContent content) throws IOException {
    return alone(page, content, StoredPicture::isPlainBitonal);
  }

  private static boolean isPlainBitonal(PDImageXObject image) throws IOException {
    return image.getBitsPerComponent() == 1
        && !image.isStencil()
        && image.getSoftMask() == null
        && image.getMask() == null
        && image.getColorKeyMask() == null
        && (isUsual(image.getDecode()) || isNegative(image.getDecode()))
        && GREY.contains(image.getColorSpace().getName());
  }

  /** How an image must be turned to be upright as its page is shown. */
  static QuarterTurn turn(DrawnImage drawn, PDPage page) {
    Matrix matrix = drawn.matrix();
    double counterclockwise = Math.toDegrees(Math.atan2(matrix.getShearY(), matrix.getScaleX()));
    return QuarterTurn.ofDegrees(page.getRotation() - 90 * (int) Math.round(counterclockwise / 90));
  }

  /**
   * The JPEG's own bytes.
   *
   * @throws IOException if they cannot be read, or are more than a side may have
   */
  static byte[] bytes(DrawnImage drawn) throws IOException {
    try (InputStream in = drawn.image().createInputStream(JPEG)) {
      byte[] bytes = in.readNBytes(JpegImage.MAXIMUM_BYTES + 1);
      if (bytes.length > JpegImage.MAXIMUM_BYTES) {
        throw new IOException("an image of more than " + JpegImage.MAXIMUM_BYTES + " bytes");
      }
      return bytes;
    }
  }

  static boolean isJpeg(PDImageXObject image) {
    List<COSName> filters = image.getStream().getFilters();
    return !filters.isEmpty() && JPEG.contains(filters.getLast().getName());
  }

  private static boolean isPlainJpeg(PDImageXObject image) throws IOException {
    return isJpeg(image)
        && !image.isStencil()
        && isUsual(image.getDecode())
        && image.getSoftMask() == null
        && image.getMask() == null
        && image.getColorKeyMask() == null
        && !overridesColours(
            image.getCOSObject().getDictionaryObject(COSName.DECODE_PARMS, COSName.DP))
        && showsItsOwnColours(image.getColorSpace());
  }

  /** Whether samples mean what they say: no negative, no stretched contrast. */
  private static boolean isUsual(COSArray decode) {
    return decode == null
        || IntStream.range(0, decode.size())
            .allMatch(i -> decode.getObject(i) instanceof COSNumber n && n.floatValue() == i % 2);
  }

  private static boolean isNegative(COSArray decode) {
    return decode.size() == 2
        && decode.getObject(0) instanceof COSNumber black
        && decode.getObject(1) instanceof COSNumber white
        && black.floatValue() == 1
        && white.floatValue() == 0;
  }

  /** Whether the PDF tells a decoder to read the colours otherwise than the JPEG does. */
  private static boolean overridesColours(COSBase parameters) {
    return switch (parameters) {
      case COSDictionary dictionary -> dictionary.containsKey("ColorTransform");
      case COSArray array ->
          IntStream.range(0, array.size()).anyMatch(i -> overridesColours(array.getObject(i)));
      case null, default -> false;
    };
  }

  private static boolean showsItsOwnColours(PDColorSpace space) {
    return switch (space.getName()) {
      case "DeviceGray", "CalGray", "DeviceRGB", "CalRGB", "ICCBased" ->
          space.getNumberOfComponents() == 1 || space.getNumberOfComponents() == 3;
      default -> false;
    };
  }

  private static boolean fills(Matrix matrix, PDRectangle page) {
    double x0 = matrix.getTranslateX();
    double y0 = matrix.getTranslateY();
    double x1 = x0 + matrix.getScaleX() + matrix.getShearX();
    double y1 = y0 + matrix.getShearY() + matrix.getScaleY();
    double across = page.getWidth() * EDGE_TOLERANCE;
    double down = page.getHeight() * EDGE_TOLERANCE;
    return Math.abs(Math.min(x0, x1) - page.getLowerLeftX()) <= across
        && Math.abs(Math.max(x0, x1) - page.getUpperRightX()) <= across
        && Math.abs(Math.min(y0, y1) - page.getLowerLeftY()) <= down
        && Math.abs(Math.max(y0, y1) - page.getUpperRightY()) <= down;
  }

  /** Whether it stands straight, not mirrored, on square pixels. */
  private static boolean isUpright(DrawnImage drawn) {
    Matrix matrix = drawn.matrix();
    double straight = Math.min(Math.abs(matrix.getScaleX()), Math.abs(matrix.getScaleY()));
    double crossed = Math.min(Math.abs(matrix.getShearX()), Math.abs(matrix.getShearY()));
    double across = Math.hypot(matrix.getScaleX(), matrix.getShearY());
    double down = Math.hypot(matrix.getShearX(), matrix.getScaleY());
    double aspect = (drawn.image().getWidth() / across) / (drawn.image().getHeight() / down);
    double determinant =
        matrix.getScaleX() * matrix.getScaleY() - matrix.getShearX() * matrix.getShearY();
    return Math.min(straight, crossed) <= SKEW_TOLERANCE * Math.max(straight, crossed)
        && determinant > 0
        && Math.abs(aspect - 1) <= SKEW_TOLERANCE;
  }
}
