package org.korrigo.exams.scan.sheet;

import static java.awt.image.BufferedImage.TYPE_BYTE_GRAY;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDPage;
import org.korrigo.exams.scan.bitonal.BitonalImage;
import org.korrigo.exams.scan.jpeg.DamagedJpegException;
import org.korrigo.exams.scan.jpeg.GreyJpeg;
import org.korrigo.exams.scan.jpeg.JpegImage;
import org.korrigo.exams.scan.jpeg.JpegPreview;
import org.korrigo.exams.scan.jpeg.JpegScissors;
import org.korrigo.exams.scan.jpeg.UnsupportedJpegException;

/**
 * A page in layers, as copiers make them to save bytes: a coarse grey JPEG of the paper, and over
 * it the writing as stencils of a finer grid. Put together here, which takes a small part of the
 * time of a PDF renderer. Anything less usual is left to that.
 */
final class LayeredPage {
  private static final double STRAIGHT = 1e-3;

  private final DrawnImage paper;
  private final List<DrawnImage> writing;
  private final AffineTransform toPaper;

  private LayeredPage(DrawnImage paper, List<DrawnImage> writing, AffineTransform toPaper) {
    this.paper = paper;
    this.writing = writing;
    this.toPaper = toPaper;
  }

  /** A page of this kind, if it is one. */
  static Optional<LayeredPage> on(PDPage page, PageContent content) throws IOException {
    List<DrawnImage> images = content.images();
    if (images.size() < 2 || content.coloured() || !content.showsOnlyPlainImages()) {
      return Optional.empty();
    }
    DrawnImage paper = images.getFirst();
    List<DrawnImage> writing = images.subList(1, images.size());
    boolean layered =
        page.getAnnotations().isEmpty()
            && StoredPicture.isPageOfJpeg(page, paper)
            && writing.stream().allMatch(stencil -> isWriting(page, stencil, writing.getFirst()));
    return layered
        ? toPaper(paper, writing.getFirst())
            .map(toPaper -> new LayeredPage(paper, writing, toPaper))
        : Optional.empty();
  }

  /** A stencil that fills the page on the same grid as the others. */
  private static boolean isWriting(PDPage page, DrawnImage stencil, DrawnImage first) {
    return stencil.image().isStencil()
        && StoredPicture.fillsUpright(page, stencil)
        && stencil.image().getWidth() == first.image().getWidth()
        && stencil.image().getHeight() == first.image().getHeight()
        && stencil.matrix().equals(first.matrix());
  }

  /**
   * From pixels of the writing to pixels of the paper; empty if one is turned against the other.
   */
  private static Optional<AffineTransform> toPaper(DrawnImage paper, DrawnImage writing) {
    try {
      AffineTransform all = pixels(paper).createInverse();
      all.concatenate(pixels(writing));
      boolean straight =
          Math.abs(all.getShearX()) < STRAIGHT
              && Math.abs(all.getShearY()) < STRAIGHT
              && isFiner(all.getScaleX())
              && isFiner(all.getScaleY());
      return straight ? Optional.of(all) : Optional.empty();
    } catch (NoninvertibleTransformException flat) {
      return Optional.empty();
    }
  }

  /** Whether a pixel of the writing is no larger than one of the paper, and not mirrored. */
  private static boolean isFiner(double scale) {
    return scale > 0 && scale < 1 + STRAIGHT;
  }

  /** From pixels of an image, its first row on top, to points of the page. */
  private static AffineTransform pixels(DrawnImage drawn) {
    AffineTransform transform = drawn.matrix().createAffineTransform();
    transform.translate(0, 1);
    transform.scale(1.0 / drawn.image().getWidth(), -1.0 / drawn.image().getHeight());
    return transform;
  }

  /** The layer whose grid the page is put together on. */
  DrawnImage grid() {
    return writing.getFirst();
  }

  /**
   * The page as a grey JPEG, as its layers lie.
   *
   * @param reading of the stencils
   * @throws DamagedJpegException if the picture of the paper is broken
   * @throws IOException if a stencil is broken
   * @throws UnsupportedJpegException if the paper's JPEG is of a kind that is left to a renderer
   */
  byte[] jpeg(BitonalReading reading)
      throws IOException, DamagedJpegException, UnsupportedJpegException {
    int width = grid().image().getWidth();
    int height = grid().image().getHeight();
    GreyPixels page = decodedPaper().stretched(width, height, toPaper);
    for (DrawnImage stencil : writing) {
      reading.read(stencil.image()).paintOn(page.luma(), stencil.ink());
    }
    return GreyJpeg.of(page.luma(), width, height);
  }

  private GreyPixels decodedPaper()
      throws IOException, DamagedJpegException, UnsupportedJpegException {
    byte[] bytes = StoredPicture.bytes(paper);
    JpegScissors.requireSound(JpegImage.read(bytes));
    BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(bytes));
    BufferedImage grey = decoded.getType() == TYPE_BYTE_GRAY ? decoded : grey(decoded);
    byte[] luma = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
    return new GreyPixels(decoded.getWidth(), decoded.getHeight(), luma);
  }

  private static BufferedImage grey(BufferedImage decoded) {
    BufferedImage grey = new BufferedImage(decoded.getWidth(), decoded.getHeight(), TYPE_BYTE_GRAY);
    Graphics2D graphics = grey.createGraphics();
    graphics.drawImage(decoded, 0, 0, null);
    graphics.dispose();
    return grey;
  }

  /**
   * The page small, as its layers lie; nothing is decoded but the stencils.
   *
   * @param scale how many pixels of the writing become one
   * @param reading of the stencils
   */
  JpegPreview preview(int scale, BitonalReading reading)
      throws IOException, DamagedJpegException, UnsupportedJpegException {
    JpegPreview small = JpegScissors.preview(JpegImage.read(StoredPicture.bytes(paper)));
    JpegPreview page = null;
    for (DrawnImage stencil : writing) {
      BitonalImage ink = reading.read(stencil.image());
      JpegPreview white = ink.preview(scale / SidePreview.JPEG_BLOCK);
      if (page == null) {
        page = stretched(small, white, scale);
      }
      blend(page.luma(), white.luma(), stencil.ink());
    }
    return page;
  }

  private JpegPreview stretched(JpegPreview small, JpegPreview size, int scale) {
    AffineTransform place =
        AffineTransform.getScaleInstance(
            1.0 / SidePreview.JPEG_BLOCK, 1.0 / SidePreview.JPEG_BLOCK);
    place.concatenate(toPaper);
    place.scale(scale, scale);
    GreyPixels page =
        new GreyPixels(small.width(), small.height(), small.luma())
            .stretched(size.width(), size.height(), place);
    return new JpegPreview(page.width(), page.height(), page.luma());
  }

  private static void blend(byte[] page, byte[] white, int ink) {
    for (int i = 0; i < page.length; i++) {
      int paper = white[i] & 0xFF;
      page[i] = (byte) (((page[i] & 0xFF) * paper + ink * (255 - paper)) / 255);
    }
  }

  /** How many pixels of the writing become one of a preview of about 25 dots an inch. */
  int previewScale() {
    return BitonalPicture.previewScale(grid().image().getWidth(), grid().image().getHeight());
  }
}
