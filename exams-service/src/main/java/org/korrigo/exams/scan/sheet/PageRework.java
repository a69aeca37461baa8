package org.korrigo.exams.scan.sheet;

import java.io.IOException;
import java.util.List;
import org.korrigo.exams.scan.bitonal.BitonalImage;
import org.korrigo.exams.scan.bitonal.BitonalPng;
import org.korrigo.exams.scan.jpeg.JpegCut;
import org.korrigo.exams.scan.jpeg.JpegException;
import org.korrigo.exams.scan.jpeg.JpegImage;
import org.korrigo.exams.scan.jpeg.JpegPiece;
import org.korrigo.exams.scan.jpeg.JpegTurn;
import org.korrigo.exams.scan.jpeg.QuarterTurn;

/** Works on a page that {@link PageFiles} wrote, without loss. */
public final class PageRework {
  private PageRework() {}

  /**
   * A page turned clockwise. The padding of a JPEG's last coding units, at most 15 rows and
   * columns, comes along.
   *
   * @throws IOException if it cannot be read, or is not what {@link PageFiles} wrote
   */
  public static PagePicture turned(CopyPage.Source page, QuarterTurn turn) throws IOException {
    return switch (AnonymousPdf.decoded(AnonymousPdf.picture(page))) {
      case JpegPicture jpeg -> turned(jpeg.image(), turn);
      case BitonalPicture bits -> turned(bits.image(), turn);
    };
  }

  /**
   * The crop of a page's identity zone.
   *
   * @throws IOException if it cannot be read, or is not what {@link PageFiles} wrote
   */
  public static PagePicture header(CopyPage.Source page, IdentityZone zone) throws IOException {
    return header(AnonymousPdf.picture(page), zone);
  }

  /**
   * The crop of the identity zone of a page that was just cut.
   *
   * @throws IOException if it is no page image
   */
  public static PagePicture header(PagePicture page, IdentityZone zone) throws IOException {
    SidePicture picture = AnonymousPdf.decoded(page);
    try {
      return picture.cut(List.of(JpegCut.of(zone.on(picture.area())))).getFirst();
    } catch (JpegException broken) {
      throw AnonymousPdf.notAPage(broken);
    }
  }

  private static PagePicture turned(JpegImage image, QuarterTurn turn) throws IOException {
    try {
      JpegPiece piece = JpegTurn.turn(image, turn);
      return new PagePicture(
          piece.bytes(), piece.width(), piece.height(), PictureCoding.jpeg(image.colours()));
    } catch (JpegException broken) {
      throw AnonymousPdf.notAPage(broken);
    }
  }

  private static PagePicture turned(BitonalImage image, QuarterTurn turn) {
    BitonalImage turned = image.turned(turn);
    return new PagePicture(
        BitonalPng.write(turned), turned.width(), turned.height(), PictureCoding.BITONAL_PNG);
  }
}
