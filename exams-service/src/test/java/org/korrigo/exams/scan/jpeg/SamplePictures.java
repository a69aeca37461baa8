package org.korrigo.exams.scan.jpeg;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import org.w3c.dom.NodeList;

/**
 * Drawn scans and their JPEGs of every kind, made by the JDK's codec, which is the reference of
 * these tests.
 */
public final class SamplePictures {
  private static final String FORMAT = "javax_imageio_jpeg_image_1.0";

  private SamplePictures() {}

  /** Strokes of ink and a little noise on white paper. */
  public static BufferedImage paper(int width, int height, boolean colour) {
    int type = colour ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY;
    BufferedImage image = new BufferedImage(width, height, type);
    Random random = new Random(width * 31L + height);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setStroke(new BasicStroke(2));
    for (int i = 0; i < Math.max(20, width * height / 4000); i++) {
      graphics.setColor(new Color(random.nextInt(120), random.nextInt(120), random.nextInt(200)));
      int x = random.nextInt(width);
      int y = random.nextInt(height);
      graphics.drawLine(x, y, x + random.nextInt(60) - 30, y + random.nextInt(60) - 30);
    }
    graphics.dispose();
    return image;
  }

  static BufferedImage noise(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Random random = new Random(7);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.getRaster().setSample(x, y, 0, random.nextInt(256));
      }
    }
    return image;
  }

  /** A JPEG with the codec's own settings: grey, or 4:2:0 colour. */
  public static byte[] jpeg(BufferedImage image) {
    return encode(image, 0.75f, parameters -> {}, tree -> {});
  }

  static byte[] finest(BufferedImage image) {
    return encode(image, 1f, parameters -> {}, tree -> {});
  }

  static byte[] withFittedTables(BufferedImage image) {
    return encode(image, 0.75f, p -> p.setOptimizeHuffmanTables(true), tree -> {});
  }

  /** A JPEG that the scissors do not cut. */
  public static byte[] progressive(BufferedImage image) {
    return encode(
        image, 0.75f, p -> p.setProgressiveMode(ImageWriteParam.MODE_DEFAULT), tree -> {});
  }

  static byte[] sampled(BufferedImage image, int across, int down) {
    return encode(
        image,
        0.75f,
        parameters -> {},
        tree -> {
          NodeList components = tree.getElementsByTagName("componentSpec");
          IIOMetadataNode luma = (IIOMetadataNode) components.item(0);
          luma.setAttribute("HsamplingFactor", Integer.toString(across));
          luma.setAttribute("VsamplingFactor", Integer.toString(down));
        });
  }

  static byte[] withRestarts(BufferedImage image, int interval) {
    return encode(
        image,
        0.75f,
        parameters -> {},
        tree -> {
          IIOMetadataNode restart = new IIOMetadataNode("dri");
          restart.setAttribute("interval", Integer.toString(interval));
          IIOMetadataNode sequence =
              (IIOMetadataNode) tree.getElementsByTagName("markerSequence").item(0);
          sequence.insertBefore(restart, sequence.getFirstChild());
        });
  }

  /** Decodes with the reference codec. */
  public static BufferedImage decode(byte[] jpeg) {
    try {
      return ImageIO.read(new ByteArrayInputStream(jpeg));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] encode(
      BufferedImage image,
      float quality,
      Consumer<JPEGImageWriteParam> settings,
      Consumer<IIOMetadataNode> edit) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      JPEGImageWriteParam parameters = (JPEGImageWriteParam) writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(quality);
      settings.accept(parameters);
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(
              ImageTypeSpecifier.createFromRenderedImage(image), parameters);
      IIOMetadataNode tree = (IIOMetadataNode) metadata.getAsTree(FORMAT);
      edit.accept(tree);
      metadata.setFromTree(FORMAT, tree);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, metadata), parameters);
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
  }
}
