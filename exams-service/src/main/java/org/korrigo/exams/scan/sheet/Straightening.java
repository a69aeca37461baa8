package org.korrigo.exams.scan.sheet;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.korrigo.exams.scan.jpeg.DamagedJpegException;
import org.korrigo.exams.scan.jpeg.JpegCut;
import org.korrigo.exams.scan.jpeg.JpegImage;
import org.korrigo.exams.scan.jpeg.UnsupportedJpegException;

/** Turns a side that lies askew: its picture is decoded, turned about its middle and coded anew. */
final class Straightening {
  private Straightening() {}

  /**
   * The side with its lines of writing level.
   *
   * @param skew degrees by which they sink to the right
   * @throws DamagedJpegException if its picture is broken
   * @throws IOException if it cannot be decoded
   */
  static ScannedSide of(ScannedSide side, double skew) throws DamagedJpegException, IOException {
    PagePicture whole = side.picture().cut(List.of(JpegCut.of(side.area()))).getFirst();
    BufferedImage askew = ImageIO.read(new ByteArrayInputStream(whole.bytes()));
    boolean grey = askew.getColorModel().getNumColorComponents() == 1;
    BufferedImage straight =
        new BufferedImage(
            side.area().width(),
            side.area().height(),
            grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = straight.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, straight.getWidth(), straight.getHeight());
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.rotate(Math.toRadians(-skew), straight.getWidth() / 2.0, straight.getHeight() / 2.0);
    graphics.drawImage(askew, 0, 0, null);
    graphics.dispose();
    try {
      JpegImage image = JpegImage.read(RenderedPicture.encode(straight));
      return new ScannedSide(
          side.page(), side.format(), new JpegPicture(image), image.area(), true);
    } catch (UnsupportedJpegException impossible) {
      throw new IllegalStateException("the encoder writes baseline", impossible);
    }
  }
}
