package org.korrigo.identification.header;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.korrigo.identification.header.image.GreyImage;

/** Pictures as a copier stores them. */
final class Scans {
  private static final float QUALITY = 0.75f;

  private Scans() {}

  /** A grey JPEG. */
  static byte[] jpeg(GreyImage image) {
    BufferedImage picture =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_BYTE_GRAY);
    byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    System.arraycopy(image.pixels(), 0, pixels, 0, pixels.length);
    return jpeg(picture);
  }

  /** A grey JPEG. */
  static byte[] jpeg(BufferedImage picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var stream = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam quality = writer.getDefaultWriteParam();
      quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      quality.setCompressionQuality(QUALITY);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(picture, null, null), quality);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** A page as a copier scans it: askew, grainy, neither black nor white. */
  static byte[] scanned(BufferedImage page, Random random) {
    GreyImage turned = GreyImage.of(page).turned(Math.toRadians(random.nextGaussian() * 0.6));
    int ink = 25 + random.nextInt(80);
    int paper = 200 + random.nextInt(50);
    double grain = 2 + 6 * random.nextDouble();
    byte[] pixels = turned.pixels();
    for (int i = 0; i < pixels.length; i++) {
      double grey = ink + (pixels[i] & 0xff) * (paper - ink) / 255.0;
      pixels[i] = (byte) Math.clamp(grey + random.nextGaussian() * grain, 0, 255);
    }
    return jpeg(turned);
  }
}
