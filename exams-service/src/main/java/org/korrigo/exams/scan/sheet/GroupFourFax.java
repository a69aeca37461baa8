package org.korrigo.exams.scan.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.korrigo.exams.scan.jpeg.JpegImage;

/**
 * Bitonal sides in Group 4 coding. PDFBox fills up a truncated one with white and keeps silent; the
 * JDK's own reader, given the same data as a TIFF, does not.
 */
final class GroupFourFax {
  private static final List<String> NAMES =
      List.of(COSName.CCITTFAX_DECODE.getName(), COSName.CCITTFAX_DECODE_ABBREVIATION.getName());
  private static final int STANDARD_COLUMNS = 1728;
  private static final int LONG = 4;
  private static final int SHORT = 3;

  /** The end mark that a coder may leave out. */
  private static final byte[] END = {0, 0x10, 0x01, 0, 0x10, 0x01, 0, 0};

  private GroupFourFax() {}

  /** Whether an image is coded this way; the older fax codings are not looked at. */
  static boolean is(PDImageXObject image) {
    List<COSName> filters = image.getStream().getFilters();
    COSDictionary parameters = parameters(image);
    return !filters.isEmpty()
        && NAMES.contains(filters.getLast().getName())
        && parameters.getInt(COSName.K, 0) < 0
        && !parameters.getBoolean(COSName.ENCODED_BYTE_ALIGN, false);
  }

  /**
   * Decodes an image to see whether all of it is there.
   *
   * @throws IOException if it ends too early, or its codes are broken
   */
  static void requireWhole(PDImageXObject image) throws IOException {
    byte[] coded;
    try (InputStream in = image.createInputStream(NAMES)) {
      coded = in.readNBytes(JpegImage.MAXIMUM_BYTES);
    }
    int columns = parameters(image).getInt(COSName.COLUMNS, STANDARD_COLUMNS);
    ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
    boolean[] complained = new boolean[1];
    byte[] tiff = tiff(coded, columns, image.getHeight());
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(tiff))) {
      reader.addIIOReadWarningListener((source, warning) -> complained[0] = true);
      reader.setInput(in);
      reader.read(0);
    } catch (RuntimeException broken) {
      throw new IOException("a fax image that ends too early", broken);
    } finally {
      reader.dispose();
    }
    if (complained[0]) {
      throw new IOException("a fax image with broken codes");
    }
  }

  private static COSDictionary parameters(PDImageXObject image) {
    COSBase parameters = image.getCOSObject().getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
    COSBase last =
        parameters instanceof COSArray array && array.size() > 0
            ? array.getObject(array.size() - 1)
            : parameters;
    return last instanceof COSDictionary dictionary ? dictionary : new COSDictionary();
  }

  private static byte[] tiff(byte[] coded, int width, int height) throws IOException {
    int length = coded.length + END.length;
    int[][] entries = {
      {256, LONG, width},
      {257, LONG, height},
      {258, SHORT, 1},
      {259, SHORT, 4},
      {262, SHORT, 0},
      {273, LONG, 8},
      {277, SHORT, 1},
      {278, LONG, height},
      {279, LONG, length}
    };
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(length + 128);
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(0x4D4D);
    out.writeShort(42);
    out.writeInt(8 + length);
    out.write(coded);
    out.write(END);
    out.writeShort(entries.length);
    for (int[] entry : entries) {
      out.writeShort(entry[0]);
      out.writeShort(entry[1]);
      out.writeInt(1);
      out.writeInt(entry[1] == SHORT ? entry[2] << 16 : entry[2]);
    }
    out.writeInt(0);
    return bytes.toByteArray();
  }
}
