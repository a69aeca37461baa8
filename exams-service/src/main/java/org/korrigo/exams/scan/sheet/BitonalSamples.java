package org.korrigo.exams.scan.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.korrigo.exams.scan.bitonal.BitonalImage;
import org.korrigo.exams.scan.bitonal.GroupFour;
import org.korrigo.exams.scan.jpeg.JpegImage;

/**
 * The samples of an image of one bit a pixel, straight from its coding: Group 4 by the strict
 * reader (PDFBox fills up a truncated one with white and keeps silent), all others by their filter.
 */
final class BitonalSamples {
  private static final List<String> FAX =
      List.of(COSName.CCITTFAX_DECODE.getName(), COSName.CCITTFAX_DECODE_ABBREVIATION.getName());
  private static final int STANDARD_COLUMNS = 1728;

  private BitonalSamples() {}

  /**
   * Reads all samples.
   *
   * @param image of one bit a sample and one component, or a stencil
   * @return white where a sample is 1 once its Decode array is applied
   * @throws IOException if samples are missing, or the coding is broken
   */
  static BitonalImage read(PDImage image) throws IOException {
    BitonalImage samples =
        image instanceof PDImageXObject object && isGroupFour(object)
            ? groupFour(object)
            : filtered(image);
    COSArray decode = image.getDecode();
    boolean inverted =
        decode != null
            && decode.size() > 0
            && decode.getObject(0) instanceof COSNumber number
            && number.floatValue() > 0.5;
    return inverted ? samples.negative() : samples;
  }

  /** Whether an image is coded as Group 4 with as many columns as it has. */
  static boolean isGroupFour(PDImageXObject image) {
    List<COSName> filters = image.getStream().getFilters();
    COSDictionary parameters = parameters(image);
    return !filters.isEmpty()
        && FAX.contains(filters.getLast().getName())
        && parameters.getInt(COSName.K, 0) < 0
        && parameters.getInt(COSName.COLUMNS, STANDARD_COLUMNS) == image.getWidth();
  }

  private static BitonalImage groupFour(PDImageXObject image) throws IOException {
    byte[] coded;
    try (InputStream in = image.createInputStream(FAX)) {
      coded = in.readNBytes(JpegImage.MAXIMUM_BYTES);
    }
    COSDictionary parameters = parameters(image);
    BitonalImage read =
        GroupFour.decode(
            coded,
            image.getWidth(),
            image.getHeight(),
            parameters.getBoolean(COSName.ENCODED_BYTE_ALIGN, false));
    return parameters.getBoolean(COSName.BLACK_IS_1, false) ? read.negative() : read;
  }

  private static BitonalImage filtered(PDImage image) throws IOException {
    int length = Math.multiplyExact(BitonalImage.stride(image.getWidth()), image.getHeight());
    try (InputStream in = image.createInputStream()) {
      byte[] samples = in.readNBytes(length);
      if (samples.length < length) {
        throw new IOException("an image with fewer samples than its size asks for");
      }
      return BitonalImage.of(image.getWidth(), image.getHeight(), samples);
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
}
