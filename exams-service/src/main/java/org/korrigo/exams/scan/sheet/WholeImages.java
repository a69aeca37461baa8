package org.korrigo.exams.scan.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.korrigo.exams.scan.jpeg.DamagedJpegException;
import org.korrigo.exams.scan.jpeg.JpegImage;
import org.korrigo.exams.scan.jpeg.JpegScissors;
import org.korrigo.exams.scan.jpeg.UnsupportedJpegException;

/**
 * Looks whether the images of a page are all there, before they are rendered: decoders fill up what
 * is missing with grey or white, and half a page would pass for a whole one.
 */
final class WholeImages {
  private static final List<COSName> CHECKED_BY_ITS_DECODER =
      List.of(
          COSName.CCITTFAX_DECODE,
          COSName.CCITTFAX_DECODE_ABBREVIATION,
          COSName.JBIG2_DECODE,
          COSName.JPX_DECODE);

  private WholeImages() {}

  /**
   * Requires every image that a page shows to have all its samples.
   *
   * @throws DamagedJpegException if a JPEG is broken
   * @throws IOException if another image ends too early
   */
  static void require(PageContent content) throws IOException, DamagedJpegException {
    for (DrawnImage drawn : content.images()) {
      if (drawn.image() instanceof PDImageXObject image) {
        if (StoredPicture.isJpeg(image)) {
          requireSoundJpeg(drawn);
        } else if (BitonalSamples.isGroupFour(image)) {
          BitonalSamples.read(image);
        } else if (Collections.disjoint(image.getStream().getFilters(), CHECKED_BY_ITS_DECODER)) {
          requireAllSamples(image);
        }
      }
    }
  }

  private static void requireSoundJpeg(DrawnImage drawn) throws IOException, DamagedJpegException {
    try {
      JpegScissors.requireSound(JpegImage.read(StoredPicture.bytes(drawn)));
    } catch (UnsupportedJpegException leftToTheDecoder) {
      requireEndMarker(StoredPicture.bytes(drawn));
    }
  }

  private static void requireEndMarker(byte[] jpeg) throws IOException {
    for (int i = jpeg.length - 2; i >= 0; i--) {
      if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xD9) {
        return;
      }
    }
    throw new IOException("a JPEG without its end");
  }

  private static void requireAllSamples(PDImageXObject image) throws IOException {
    int components = image.isStencil() ? 1 : image.getColorSpace().getNumberOfComponents();
    long rowBits = (long) image.getWidth() * components * image.getBitsPerComponent();
    long expected = Math.ceilDiv(rowBits, 8) * image.getHeight();
    try (InputStream samples = image.createInputStream()) {
      if (samples.transferTo(OutputStream.nullOutputStream()) < expected) {
        throw new IOException("an image with fewer samples than its size asks for");
      }
    }
  }
}
