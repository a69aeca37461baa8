package org.korrigo.exams.scan;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.korrigo.exams.scan.geometry.CodeSpots.Spot;
import org.korrigo.exams.scan.geometry.PageCode;
import org.korrigo.exams.scan.geometry.SideLook;
import org.korrigo.exams.scan.jpeg.DamagedJpegException;
import org.korrigo.exams.scan.jpeg.JpegCut;
import org.korrigo.exams.scan.jpeg.PixelArea;
import org.korrigo.exams.scan.sheet.PagePicture;
import org.korrigo.exams.scan.sheet.ScanFile;
import org.korrigo.exams.scan.sheet.ScannedSide;
import org.korrigo.exams.scan.sheet.SideFault;
import org.korrigo.exams.scan.sheet.UnreadableSideException;

/**
 * Reads the codes that some papers bear on each page, where the side's preview shows a spot like
 * one; for one thread.
 */
public final class ReadingPageCodes {
  private static final Map<DecodeHintType, Object> HINTS =
      Map.of(
          DecodeHintType.POSSIBLE_FORMATS,
          List.of(BarcodeFormat.QR_CODE),
          DecodeHintType.TRY_HARDER,
          true);

  /** Pixels: at most so many are coded together, and a cut begins with a whole unit. */
  private static final int UNIT = 16;

  private final MultiFormatReader reader = new MultiFormatReader();
  private final ScanFile scan;

  public ReadingPageCodes(ScanFile scan) {
    this.scan = scan;
  }

  /**
   * The side with its codes.
   *
   * @throws UnreadableSideException if its picture is damaged
   */
  public SideLook on(SideLook look) throws UnreadableSideException {
    if (look.codeSpots().isEmpty()) {
      return look;
    }
    ScannedSide side = scan.side(look.side());
    List<PixelArea> areas =
        look.codeSpots().stream()
            .map(spot -> area(spot, side.area(), look.isStoredUpright()))
            .toList();
    List<PageCode> codes = new ArrayList<>();
    try {
      List<PagePicture> pictures = side.picture().cut(areas.stream().map(JpegCut::of).toList());
      for (int i = 0; i < pictures.size(); i++) {
        PixelArea area = areas.get(i);
        decode(pictures.get(i).bytes())
            .map(code -> pageCode(code, area, side.area(), look))
            .ifPresent(codes::add);
      }
    } catch (DamagedJpegException damaged) {
      throw new UnreadableSideException(
          SideFault.DAMAGED, look.side(), damaged.getMessage(), damaged);
    }
    return look.withCodes(codes);
  }

  /** A spot of the side as landscape, in pixels of its picture; cut there, no more is cut. */
  private static PixelArea area(Spot spot, PixelArea side, boolean upright) {
    double left = upright ? spot.top() : spot.left();
    double right = upright ? spot.bottom() : spot.right();
    double top = upright ? 1 - spot.right() : spot.top();
    double bottom = upright ? 1 - spot.left() : spot.bottom();
    int x = (side.x() + (int) (left * side.width())) / UNIT * UNIT;
    int y = (side.y() + (int) (top * side.height())) / UNIT * UNIT;
    return new PixelArea(
        x,
        y,
        Math.max(1, side.x() + (int) (right * side.width()) - x),
        Math.max(1, side.y() + (int) (bottom * side.height()) - y));
  }

  private static PageCode pageCode(Result code, PixelArea cut, PixelArea side, SideLook look) {
    ResultPoint[] corners = code.getResultPoints();
    double across = (corners[0].getX() + corners[2].getX()) / 2 + cut.x() - side.x();
    double down = (corners[0].getY() + corners[2].getY()) / 2 + cut.y() - side.y();
    double x = across / side.width();
    double y = down / side.height();
    return look.isStoredUpright()
        ? new PageCode(code.getText(), look.straightened(1 - y, x), (turn(corners) + 270) % 360)
        : new PageCode(code.getText(), look.straightened(x, y), turn(corners));
  }

  private Optional<Result> decode(byte[] picture) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
      int[] pixels =
          image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
      BinaryBitmap bitmap =
          new BinaryBitmap(
              new HybridBinarizer(
                  new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
      return Optional.of(reader.decode(bitmap, HINTS));
    } catch (IOException | NotFoundException nothingThere) {
      return Optional.empty();
    } finally {
      reader.reset();
    }
  }

  /** How far the picture must be turned clockwise: a code's second corner is its upper left. */
  private static int turn(ResultPoint[] corners) {
    double right = corners[2].getX() - corners[1].getX();
    double down = corners[2].getY() - corners[1].getY();
    int degrees = (int) Math.round(Math.toDegrees(Math.atan2(down, right)) / 90) * 90;
    return Math.floorMod(-degrees, 360);
  }
}
